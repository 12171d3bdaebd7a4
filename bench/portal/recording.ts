// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { kindOf } from '../measure/statements.js';
import type { Operation } from './operations.js';
import { decode } from './statement.js';

/** What one call of an operation sent to the database, and what it was answered. */
export interface Recording {
  readonly id: string;
  /** As `statement.ts` writes them. */
  readonly statements: readonly string[];
  readonly answer: string;
}

/** So often each is recorded: what comes between, such as a portal read anew, does so now and then only. */
const turns = 3;

/** Runs each operation with an eye on what the service writes down of its statements; the account of middle length counts. */
export async function record(
  operations: readonly Operation[],
  file: string,
): Promise<readonly Recording[]> {
  const recordings: Recording[] = [];
  for (const { id, ask } of operations) {
    const accounts: Recording[] = [];
    await ask(0);
    for (let turn = 0; turn < turns; turn += 1) {
      const before = linesOf(file).length;
      const answer = await ask(0);
      accounts.push({ id, statements: ofRequests(linesOf(file).slice(before)), answer });
    }
    accounts.sort((a, b) => a.statements.length - b.statements.length);
    recordings.push(...accounts.slice(1, 2));
  }
  return recordings;
}

const linesOf = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

/** Without the work that no request waits for, and without the transactions that held nothing else. */
function ofRequests(lines: readonly string[]): readonly string[] {
  const kept = new Set<number>();
  const open = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    const { text, client } = decode(line);
    const kind = kindOf(text);
    const within = open.get(client);
    if (kind === 'transaction' && /^\s*(begin|start)/i.test(text)) {
      open.set(client, [index]);
    } else if (kind === 'transaction') {
      // The end of one that began before belongs to whoever began it.
      if (within && within.length > 1) for (const one of [...within, index]) kept.add(one);
      open.delete(client);
    } else if (kind === 'request') {
      if (within) within.push(index);
      else kept.add(index);
    }
  }
  return lines.filter((_, index) => kept.has(index));
}
