// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from './prepared.js';

/** One write of several; its placeholders count from `$1`. */
export interface Part {
  readonly text: string;
  readonly values: readonly unknown[];
}

const texts = new Map<string, string>();

/**
 * Several writes as one prepared statement: all of them or nothing, in one journey. None sees what
 * another writes; foreign keys are checked when all are done.
 * @param name unique for these parts in this order within the application
 * @returns the rows of the last part
 */
export async function together<Row extends object>(
  run: Prepared,
  name: string,
  parts: readonly Part[],
): Promise<readonly Row[]> {
  const text = texts.get(name) ?? join(parts);
  texts.set(name, text);
  return run<Row>(
    name,
    text,
    parts.flatMap(({ values }) => values),
  );
}

function join(parts: readonly Part[]): string {
  let before = 0;
  const renumbered = parts.map(({ text, values }) => {
    const offset = before;
    before += values.length;
    return text.replaceAll(/\$(\d+)/g, (_whole, digits: string) => `$${Number(digits) + offset}`);
  });
  const last = renumbered.pop() ?? '';
  const others = renumbered.map((part, index) => `w${index} as (${part})`);
  return others.length > 0 ? `with ${others.join(', ')} ${last}` : last;
}
