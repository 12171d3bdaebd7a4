// SPDX-License-Identifier: AGPL-3.0-or-later
import { Gauge, Registry } from 'prom-client';

export type Labels = Readonly<Record<string, string>>;

/** Figures that parts of the application report by themselves; the last value of each counts. */
export interface Measures {
  readonly registry: Registry;
  /** @param labels the same names at every call of one figure; never a value of a person's. */
  set(name: string, labels: Labels, value: number): void;
  /** Forgets a figure of whatever is no more: what `label` says is not among these. */
  retain(name: string, label: string, among: ReadonlySet<string>): void;
}

interface Figure {
  readonly gauge: Gauge;
  /** What it was set for, by all labels together. */
  readonly seen: Map<string, Labels>;
}

export function createMeasures(): Measures {
  const registry = new Registry();
  const figures = new Map<string, Figure>();
  const figureOf = (name: string, labels: Labels): Figure => {
    const known = figures.get(name);
    if (known) return known;
    const labelNames = Object.keys(labels);
    const gauge = new Gauge({ name, help: describe(name), labelNames, registers: [registry] });
    const figure = { gauge, seen: new Map<string, Labels>() };
    figures.set(name, figure);
    return figure;
  };
  return {
    registry,
    set(name, labels, value) {
      const { gauge, seen } = figureOf(name, labels);
      seen.set(JSON.stringify(labels), labels);
      gauge.set(labels, value);
    },
    retain(name, label, among) {
      const { gauge, seen } = figures.get(name) ?? {};
      for (const [key, labels] of seen ?? []) {
        if (among.has(labels[label] ?? '')) continue;
        gauge?.remove(labels);
        seen?.delete(key);
      }
    },
  };
}

const help: Readonly<Record<string, string>> = {
  piazza_portal_agreement_days_left:
    'Days until the agreement of an active portal ends, after which nobody signs in there by national means; 0 without one in force',
  piazza_organisations_index_refused_since_seconds:
    'Since when copies of the index of administrations (IPA) are not taken over because one seems broken, in Unix time; 0 when that is not so. Who finds it true accepts it: /staff/organisations, or piazza organisations accept',
  piazza_administrator_overrun_since_seconds:
    'Since when the only administrator of the platform is beyond the end of the term, in Unix time; 0 when that is not so',
  piazza_provider_clock_difference_seconds:
    'When the last accepted reply says it was issued, less when it came; a clock ahead of ours is positive',
  piazza_provider_revocation_list_seconds_left:
    'Until a list of revoked cards that is in use is out of date; below zero it is',
  piazza_provider_verifiers_disagreed_at_seconds:
    'When a reply whose signature our verifier accepted was last refused by the second one, in Unix time',
  piazza_webhook_overdue_seconds:
    'How late the webhooks of an active portal are that could be sent now; some seconds are usual',
  piazza_webhook_failing_seconds:
    'For how long nothing arrives at an address of an active portal; 0 when the last call arrived. After five days the address is switched off when a delivery is given up',
  piazza_webhook_addresses_switched_off:
    'Addresses of an active portal that are called no more, by staff, because they are gone or because nothing arrived',
  piazza_logout_without_key_at_seconds:
    'When a portal could last not be told of the end of a session because no key signs as it registered, in Unix time',
};
const describe = (name: string): string => help[name] ?? name;
