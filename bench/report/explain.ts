// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Results } from './results.js';

/** The statements of one sign-in with their counts, as PostgreSQL saw them, for those who want fewer. */
export function explain({ login }: Results): string {
  const [first] = login;
  if (!first) return 'no sign-in was measured';
  const lines = first.statements.each.map(
    ({ calls, query }) => `${calls.toFixed(2).padStart(6)}  ${query.replace(/\s+/g, ' ').trim()}`,
  );
  return [`Statements of one sign-in, verifier ${first.verifier}:`, ...lines].join('\n');
}
