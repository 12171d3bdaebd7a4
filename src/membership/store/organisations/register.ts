// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { newId, trustId, type OrganisationId } from '../../../kernel/ids.js';
import type { IndexedBody } from '../../domain/organisations/ipa-register.js';

export interface Kept {
  readonly added: number;
  /** Those that it had no longer named. */
  readonly back: readonly OrganisationId[];
}

/** Keeps what the index says of some bodies; codes are the same in capitals and in small letters. */
export async function keepBodies(
  trx: Trx,
  bodies: readonly IndexedBody[],
  at: Date,
): Promise<Kept> {
  const codes = bodies.map(({ ipaCode }) => ipaCode.toLowerCase());
  const { rows: back } = await sql<{ id: string }>`
    update organisation set status = 'active', dissolved_at = null
    where lower(ipa_code) = any(${codes}) and source = 'ipa' and status = 'dissolved' returning id`.execute(
    trx,
  );
  const rows = bodies.map((body) => ({ ...body, id: newId(at.getTime()) }));
  const { rows: kept } = await sql<{ isNew: boolean }>`
    insert into organisation as o (id, kind, name, ipa_code, tax_code, province, website, status, source, created_at, refreshed_at)
    select distinct on (lower("ipaCode"))
      id, 'public_body', name, "ipaCode", "taxCode", province, website, 'active', 'ipa', ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(
      id uuid, name text, "ipaCode" text, "taxCode" text, province text, website text)
    on conflict (lower(ipa_code)) do update set name = excluded.name, ipa_code = excluded.ipa_code,
      tax_code = excluded.tax_code, province = excluded.province, website = excluded.website, refreshed_at = ${at}
    returning o.created_at = ${at} as "isNew"`.execute(trx);
  return {
    added: kept.filter(({ isNew }) => isNew).length,
    back: back.map(({ id }) => trustId(id)),
  };
}

/** How many bodies of the index are active, and how many of them it has not named since a moment. */
export async function countMissing(
  trx: Trx,
  since: Date,
): Promise<{ readonly known: number; readonly missing: number }> {
  const { rows } = await sql<{ known: number; missing: number }>`
    select count(*) as known, count(*) filter (where refreshed_at < ${since}) as missing
    from organisation where source = 'ipa' and status = 'active'`.execute(trx);
  return rows[0] ?? { known: 0, missing: 0 };
}

/** Closes the bodies that the index no longer names. */
export async function dissolveMissing(trx: Trx, since: Date): Promise<readonly OrganisationId[]> {
  const rows = await trx
    .updateTable('organisation')
    .set({ status: 'dissolved', dissolved_at: since })
    .where('source', '=', 'ipa')
    .where('status', '=', 'active')
    .where('refreshed_at', '<', since)
    .returning('id')
    .execute();
  return rows.map(({ id }) => trustId<OrganisationId>(id));
}

/** One refresh at a time over all nodes; a second one waits, and then finds everything new. */
export async function lockRegister(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation register'))`.execute(trx);
}

/** When the index was last taken over; undefined when it never was. */
export async function lastRefresh(db: Db): Promise<Date | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select((e) => e.fn.max('refreshed_at').as('last'))
    .where('source', '=', 'ipa')
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row?.last ?? undefined;
}
