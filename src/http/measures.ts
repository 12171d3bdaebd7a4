// SPDX-License-Identifier: AGPL-3.0-or-later
import { Counter, Gauge, Registry } from 'prom-client';

export type Labels = Readonly<Record<string, string>>;

/** Figures that parts of the application report by themselves; the last value of each counts. */
export interface Measures {
  readonly registry: Registry;
  /** @param labels the same names at every call of one figure; never a value of a person's. */
  set(name: string, labels: Labels, value: number): void;
  /** One more; what is counted begins at nothing when the node starts. */
  count(name: string, labels: Labels): void;
  /** Forgets a figure of whatever is no more: what `label` says is not among these. */
  retain(name: string, label: string, among: ReadonlySet<string>): void;
}

interface Figure<Kind extends Gauge | Counter> {
  readonly metric: Kind;
  /** What it was told for, by all labels together. */
  readonly seen: Map<string, Labels>;
}

/** The figures of one kind, each made when it is first told. */
function figuresOf<Kind extends Gauge | Counter>(make: (name: string, labels: string[]) => Kind) {
  const figures = new Map<string, Figure<Kind>>();
  return {
    figures,
    metricOf(name: string, labels: Labels): Kind {
      const known = figures.get(name);
      const figure = known ?? { metric: make(name, Object.keys(labels)), seen: new Map() };
      figures.set(name, figure);
      figure.seen.set(JSON.stringify(labels), labels);
      return figure.metric;
    },
  };
}

export function createMeasures(): Measures {
  const registry = new Registry();
  const registers = [registry];
  const about = (name: string, labelNames: string[]) => {
    const description = help[name] ?? name;
    return { name, help: description, labelNames, registers };
  };
  const gauges = figuresOf((name, labels) => new Gauge(about(name, labels)));
  const counters = figuresOf((name, labels) => new Counter(about(name, labels)));
  return {
    registry,
    set: (name, labels, value) => gauges.metricOf(name, labels).set(labels, value),
    count: (name, labels) => counters.metricOf(name, labels).inc(labels),
    retain(name, label, among) {
      const { metric, seen } = gauges.figures.get(name) ?? counters.figures.get(name) ?? {};
      for (const [key, labels] of seen ?? []) {
        if (among.has(labels[label] ?? '')) continue;
        metric?.remove(labels);
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
  piazza_webhook_given_up_total:
    'Webhook deliveries of a portal that this node tried for the last time, in vain',
  piazza_logout_given_up_total:
    'Ends of sessions of which this node tried to tell a portal for the last time, in vain',
  piazza_logout_given_up_since_seconds:
    'Since when ends of sessions are given up at an active portal, in Unix time; 0 when the last one arrived',
  piazza_logout_without_key_at_seconds:
    'When a portal could last not be told of the end of a session because no key signs as it registered, in Unix time',
};
