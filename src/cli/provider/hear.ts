// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ChildProcess } from 'node:child_process';
import type { Report } from './job.js';
import { loading } from './verdict.js';

/** What the process of a provider has told so far. */
export interface Heard {
  /** How each check that ended did so: undefined when it was kept. */
  readonly endings: Map<string, string | undefined>;
  /** The check that runs, or ran last; undefined once all are done. */
  current(): string | undefined;
  about(): { readonly kind: string | undefined; readonly notes: readonly string[] };
  onReport(listener: () => void): void;
}

/** Listens to reports that carry the key; anything else comes from the provider and is not heard. */
export function hear(child: ChildProcess, key: string): Heard {
  const endings: Heard['endings'] = new Map();
  let current: string | undefined = loading.name;
  let kind: string | undefined;
  let notes: readonly string[] = [];
  let listener = (): void => undefined;
  const take = (report: Report): void => {
    if (report.kind === 'begun') current = report.check;
    if (report.kind === 'loaded') kind = report.of;
    if (report.kind === 'ended') endings.set(report.check, report.wrong);
    if (report.kind === 'done') {
      ({ notes } = report);
      current = undefined;
    }
  };
  child.on('message', (message: Report & { readonly key?: unknown }) => {
    if (message.key !== key) return;
    take(message);
    listener();
  });
  return {
    endings,
    current: () => current,
    about: () => ({ kind, notes }),
    onReport(next) {
      listener = next;
    },
  };
}
