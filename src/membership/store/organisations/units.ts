// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import type { IndexedUnit } from '../../domain/organisations/ipa-register.js';
import { named } from '../people.js';

/** An area or unit of a body. */
export interface UnitKey {
  readonly organisationId: OrganisationId;
  readonly code: string;
}

/** Keeps areas and units of bodies that are known; those of others are passed over. @returns those that come back */
export async function keepUnits(
  trx: Trx,
  units: readonly IndexedUnit[],
  at: Date,
): Promise<readonly UnitKey[]> {
  const said = sql`
    select distinct on (o.id, lower(u.code)) o.id as organisation_id, u.code, u.kind, u.name, u."parentCode" as parent_code
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(
      code text, "ipaCode" text, kind text, name text, "parentCode" text)
    join organisation o on lower(o.ipa_code) = lower(u."ipaCode")`;
  const { rows: back } = await sql<UnitKey>`
    update organisation_unit u set ended_at = null from (${said}) s
    where u.organisation_id = s.organisation_id and lower(u.code) = lower(s.code) and u.ended_at is not null
    returning u.organisation_id as "organisationId", u.code`.execute(trx);
  await sql`
    insert into organisation_unit (organisation_id, code, kind, name, parent_code, refreshed_at)
    select s.*, ${at}::timestamptz from (${said}) s
    on conflict (organisation_id, lower(code)) do update set kind = excluded.kind,
      name = excluded.name, parent_code = excluded.parent_code, refreshed_at = ${at}`.execute(trx);
  return back;
}

/** How many of a kind are live in bodies that the index has named since a moment, and how many of them it has not. */
export async function countMissingUnits(
  trx: Trx,
  kind: IndexedUnit['kind'],
  since: Date,
): Promise<{ readonly known: number; readonly missing: number }> {
  const { rows } = await sql<{ known: number; missing: number }>`
    select count(*) as known, count(*) filter (where u.refreshed_at < ${since}) as missing
    from organisation_unit u join organisation o on o.id = u.organisation_id
    where u.kind = ${kind} and u.ended_at is null and o.refreshed_at >= ${since}`.execute(trx);
  return rows[0] ?? { known: 0, missing: 0 };
}

/** Ends those of a kind that the index no longer names; who belongs there stays, and the row with them. */
export async function endMissingUnits(
  trx: Trx,
  kind: IndexedUnit['kind'],
  since: Date,
): Promise<readonly UnitKey[]> {
  const { rows } = await sql<UnitKey>`
    update organisation_unit set ended_at = ${since}
    where kind = ${kind} and ended_at is null and refreshed_at < ${since} returning organisation_id as "organisationId", code`.execute(
    trx,
  );
  return rows;
}

export interface Unit {
  readonly code: string;
  readonly kind: 'aoo' | 'uo';
  readonly name: string;
}

/** Where a page of units ended. */
export type PlaceOfUnit = readonly [kind: string, name: string, code: string];

/** The live areas and units of a body, areas first: those whose name contains a text, or whose code it is. */
export async function listUnits(
  db: Db,
  query: {
    readonly organisationId: OrganisationId;
    readonly text: string;
    readonly after: PlaceOfUnit | undefined;
    readonly limit: number;
  },
): Promise<readonly Unit[]> {
  const { organisationId, text, after, limit } = query;
  const those = text
    ? sql`and (fold_text(name) like ${named(text)} or lower(code) = ${text.toLowerCase()})`
    : sql``;
  const later = after ? sql`and (kind, name, code) > (${sql.join([...after])})` : sql``;
  const { rows } = await sql<Unit>`
    select code, kind, name from organisation_unit
    where organisation_id = ${organisationId} and ended_at is null ${those} ${later}
    order by kind, name, code limit ${limit}`.execute(db);
  return rows;
}

/** A live one by its code, in capitals or in small letters alike. */
export async function findUnit(
  db: Db | Trx,
  { organisationId, code }: UnitKey,
): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    select code, kind, name from organisation_unit
    where organisation_id = ${organisationId} and lower(code) = ${code.toLowerCase()} and ended_at is null`.execute(
    db,
  );
  return rows[0];
}
