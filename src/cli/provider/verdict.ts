// SPDX-License-Identifier: AGPL-3.0-or-later
import { contractChecks } from '../../providers/contract/suite.js';
import { table } from '../table.js';

export interface CheckResult {
  readonly name: string;
  readonly outcome: 'ok' | 'failed' | 'not reached';
  /** What it promises, or how it breaks the promise. */
  readonly sentence: string;
}

export interface Verdict {
  /** As it was named on the command line. */
  readonly provider: string;
  /** Absent when it could not be loaded. */
  readonly kind?: string | undefined;
  readonly keepsContract: boolean;
  readonly checks: readonly CheckResult[];
  readonly notes: readonly string[];
}

/** Before the suite: what cannot be imported keeps no contract. */
export const loading = {
  name: 'load',
  promise: 'can be imported, and exports a provider and its contract',
} as const;

/** Every check that a verdict is made of; one that nobody heard of again counts as not kept. */
export const allChecks: readonly { readonly name: string; readonly promise: string }[] = [
  loading,
  ...contractChecks,
];

/** How each check ended: undefined when it was kept, or the sentence that says what is wrong. */
export type Endings = ReadonlyMap<string, string | undefined>;

export function toVerdict(
  provider: string,
  endings: Endings,
  about: { readonly kind?: string | undefined; readonly notes: readonly string[] },
): Verdict {
  const checks = allChecks.map(({ name, promise }): CheckResult => {
    if (!endings.has(name)) return { name, outcome: 'not reached', sentence: promise };
    const wrong = endings.get(name);
    return wrong === undefined
      ? { name, outcome: 'ok', sentence: promise }
      : { name, outcome: 'failed', sentence: wrong };
  });
  const keepsContract = checks.every(({ outcome }) => outcome === 'ok');
  return { provider, ...about, keepsContract, checks };
}

export function verdictText({ provider, kind, keepsContract, checks, notes }: Verdict): string {
  const rows = checks.map(({ name, outcome, sentence }) => [outcome, name, sentence]);
  const broken = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  const subject = kind === undefined ? provider : `${provider} (${kind})`;
  const verdict = keepsContract
    ? `${subject} keeps the contract.`
    : `${subject} breaks the contract: ${broken.join(', ')}.`;
  return [table(rows), ...notes.map((note) => `note: ${note}`), '', verdict].join('\n');
}
