// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendFileSync } from 'node:fs';
import pg from 'pg';
import { encode } from './statement.js';

// Loaded before the service (`--import`): writes down every statement that it sends, with its values, so that a bare
// route can send the same.
const file = process.env['BENCH_RECORD'];
const { prototype } = pg.Client;
const clients = new WeakMap<pg.Client, number>();
let met = 0;
const numberOf = (client: pg.Client): number => {
  const number = clients.get(client) ?? (met += 1);
  clients.set(client, number);
  return number;
};
const original = Object.getOwnPropertyDescriptor(prototype, 'query');
if (file !== undefined && original) {
  Object.defineProperty(prototype, 'query', {
    configurable: true,
    value(this: pg.Client, ...args: readonly unknown[]): unknown {
      const [first, second] = args;
      const { text, values } =
        typeof first === 'string'
          ? { text: first, values: second }
          : (Object(first) as { readonly text?: string; readonly values?: unknown });
      const list = Array.isArray(values) ? values : [];
      const client = numberOf(this);
      if (text) appendFileSync(file, `${encode({ text, values: list, client })}\n`);
      return Reflect.apply(original.value, this, args);
    },
  });
}
