// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

/** The SQL that this process sends while `run` goes on, in order. */
export async function statementsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const statements: string[] = [];
  const { prototype } = pg.Client;
  const original = Object.getOwnPropertyDescriptor(prototype, 'query');
  if (!original) throw new Error('pg has changed');
  Object.defineProperty(prototype, 'query', {
    configurable: true,
    value(this: pg.Client, ...args: unknown[]): unknown {
      const [first] = args;
      statements.push(typeof first === 'string' ? first : String(Object(first).text));
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
