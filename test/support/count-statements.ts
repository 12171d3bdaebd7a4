// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The SQL that this process sends while `run` goes on, in order. */
export const statementsOf = async (run: () => Promise<unknown>): Promise<readonly string[]> =>
  (await queriesOf(run)).map(({ text }) => text);

/** The same, each with its parameters. */
export async function queriesOf(run: () => Promise<unknown>): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const { prototype } = pg.Client;
  const original = Object.getOwnPropertyDescriptor(prototype, 'query');
  if (!original) throw new Error('pg has changed');
  Object.defineProperty(prototype, 'query', {
    configurable: true,
    value(this: pg.Client, ...args: unknown[]): unknown {
      const [first, second] = args;
      const isText = typeof first === 'string';
      const text = isText ? first : String(Object(first).text);
      const values: unknown = isText ? second : Object(first).values;
      statements.push({ text, values: Array.isArray(values) ? values : [] });
      return Reflect.apply(original.value, this, args);
    },
  });
  try {
    await run();
  } finally {
    Object.defineProperty(prototype, 'query', original);
  }
  return statements;
}
