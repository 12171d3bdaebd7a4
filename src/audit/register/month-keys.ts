// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import type { Db } from '../../database/database.js';
import { createSealedBox, type SealedBox } from '../../kernel/sealed-box.js';

export interface MonthKeyDeps {
  readonly register: Db;
  /** Seals the keys of the months, under the `seal` keys of the configuration. */
  readonly box: SealedBox;
}

/** The box that seals the messages of a month, `2026-11`; its key is made at the month's first message. */
export type MonthBoxes = (month: string) => Promise<SealedBox>;

/** The month of a moment, in UTC. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Remembers one month, the one that is being written: a key that was dropped must not live on in memory. */
export function createMonthBoxes(deps: MonthKeyDeps): MonthBoxes {
  let latest: { readonly month: string; readonly box: SealedBox } | undefined;
  return async (month) => {
    if (latest?.month === month) return latest.box;
    const box = (await findMonthBox(deps, month)) ?? (await makeMonthBox(deps, month));
    latest = { month, box };
    return box;
  };
}

/** Undefined when the month's key was dropped, and with it everything that it sealed. */
export async function findMonthBox(
  { register, box }: MonthKeyDeps,
  month: string,
): Promise<SealedBox | undefined> {
  const row = await register
    .selectFrom('register_month')
    .select('sealed_key')
    .where('month', '=', month)
    .executeTakeFirst();
  return row && createSealedBox([{ id: month, secret: box.open(purpose(month), row.sealed_key) }]);
}

/** Two nodes may begin a month at once: the key that the table took is the one of both. */
async function makeMonthBox(deps: MonthKeyDeps, month: string): Promise<SealedBox> {
  await deps.register
    .insertInto('register_month')
    .values({ month, sealed_key: deps.box.seal(purpose(month), randomBytes(32)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await findMonthBox(deps, month);
  if (!found) throw new Error(`the register has no key for ${month}`);
  return found;
}

const purpose = (month: string): string => `register month ${month}`;
