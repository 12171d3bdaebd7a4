// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { newId, trustId, type OrganisationId } from '../../../kernel/ids.js';
import type { IndexedBody, IndexedUnit } from '../../domain/organisations/ipa-register.js';

/** Keeps what the index says of some bodies, in one statement. @returns how many are new or come back */
export async function keepBodies(
  trx: Trx,
  bodies: readonly IndexedBody[],
  at: Date,
): Promise<number> {
  const rows = bodies.map((body) => ({ ...body, id: newId(at.getTime()) }));
  const { rows: kept } = await sql<{ isNew: boolean }>`
    insert into organisation as o (id, kind, name, ipa_code, tax_code, province, website, status, source, created_at, refreshed_at)
    select id, 'public_body', name, "ipaCode", "taxCode", province, website, 'active', 'ipa', ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(
      id uuid, name text, "ipaCode" text, "taxCode" text, province text, website text)
    on conflict (ipa_code) do update set name = excluded.name, tax_code = excluded.tax_code,
      province = excluded.province, website = excluded.website, status = 'active', dissolved_at = null, refreshed_at = ${at}
    returning o.created_at = ${at} as "isNew"`.execute(trx);
  return kept.filter(({ isNew }) => isNew).length;
}

/** Keeps areas and units of bodies that are known; those of others are passed over. */
export async function keepUnits(trx: Trx, units: readonly IndexedUnit[], at: Date): Promise<void> {
  await sql`
    insert into organisation_unit (code, organisation_id, kind, name, parent_code, refreshed_at)
    select u.code, o.id, u.kind, u.name, u."parentCode", ${at}
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(
      code text, "ipaCode" text, kind text, name text, "parentCode" text)
    join organisation o on o.ipa_code = u."ipaCode"
    on conflict (code) do update set kind = excluded.kind,
      name = excluded.name, parent_code = excluded.parent_code, refreshed_at = ${at}`.execute(trx);
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
