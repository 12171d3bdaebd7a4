// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type OrganisationId } from '../../../kernel/ids.js';
import type { OrganisationState } from '../../domain/as-code/organisation.js';
import { nameOfBody } from '../../domain/organisations/code.js';

/** Organisations that are in no index, by their codes: those named, or those that some way into a community asks for. */
export async function readOrganisations(
  db: Db | Trx,
  which: readonly string[] | 'demanded',
): Promise<ReadonlyMap<string, OrganisationState>> {
  const some =
    which === 'demanded'
      ? sql`id::text in (
          select jsonb_array_elements_text(way -> 'affiliation' -> 'organisations')
          from community, jsonb_array_elements(join_ways) way)`
      : sql`code = any(${[...which]})`;
  const { rows } = await sql<OrganisationState & { code: string }>`
    select code, kind, name, province, website,
      case when status = 'dissolved' then coalesce(closed_reason, '-') end as closed from organisation
    where source = 'staff' and ${some} order by code`.execute(db);
  return new Map(rows.map(({ code, ...one }) => [code, one]));
}

/** How files name these. */
export async function readOrganisationNames(
  db: Db | Trx,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'ipa_code', 'code'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map(({ id, ipa_code: ipa, code }) => [
      trustId<OrganisationId>(id),
      code ?? nameOfBody(ipa ?? ''),
    ]),
  );
}

/** The organisations that a file names so, by the name; those that there are. */
export async function findNamedInFile(
  db: Db | Trx,
  names: readonly string[],
): Promise<ReadonlyMap<string, OrganisationId>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(code, 'ipa:' || lower(ipa_code)) as name from organisation
    where code = any(${[...names]}) or lower(ipa_code) = any(${names.flatMap((one) => one.split('ipa:')[1] ?? [])})`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [name, trustId<OrganisationId>(id)]));
}
