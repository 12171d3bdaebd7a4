// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { OrganisationTable } from '../../../database/tables/organisation.js';
import { trustId, type MemberId, type OrganisationId } from '../../../kernel/ids.js';
import type { Organisation, OrganisationEntry } from '../../domain/organisations/organisation.js';
import { named } from '../people.js';

/** Violates `organisation_tax_code_key`, `organisation_code_key`, `organisation_informal`. */
export async function insertOrganisation(
  trx: Trx,
  { id, ...organisation }: OrganisationEntry & { readonly id: OrganisationId },
  { by, at }: { readonly by: MemberId; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('organisation')
    .values({
      id,
      kind: organisation.kind,
      name: organisation.name,
      code: organisation.code,
      tax_code: organisation.taxCode ?? null,
      province: organisation.province ?? null,
      website: organisation.website ?? null,
      status: 'active',
      source: 'staff',
      created_by: by,
      created_at: at,
    })
    .execute();
}

export async function findOrganisation(
  db: Db | Trx,
  id: OrganisationId,
): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toOrganisation(row);
}

export async function findOrganisationName(
  db: Db,
  id: OrganisationId,
): Promise<string | undefined> {
  return (await findOrganisation(db, id))?.name;
}

/** Whether one of these tax ids is that of an active organisation. */
export async function hasTaxCode(
  trx: Trx,
  id: OrganisationId,
  codes: readonly string[],
): Promise<boolean> {
  const row = await trx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('tax_code', 'in', [...codes])
    .executeTakeFirst();
  return row !== undefined;
}

/** Of one that there is; organisations never go, they are dissolved. */
export async function kindOf(trx: Trx, id: OrganisationId): Promise<Organisation['kind']> {
  const { kind } = await trx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return kind;
}

/**
 * Active ones whose name contains the text, whatever its accents, or whose code it is: those that begin so first.
 * After them those that are no more, where they are asked for.
 */
export async function findOrganisationsNamed(
  db: Db,
  {
    text,
    limit,
    closed = false,
  }: { readonly text: string; readonly limit: number; readonly closed?: boolean },
): Promise<readonly Organisation[]> {
  const { rows } = await sql<Selectable<OrganisationTable>>`
    select * from organisation
    where (${closed} or status = 'active')
      and (fold_text(name) like ${named(text)} or lower(ipa_code) = ${text.trim().toLowerCase()})
    order by status, fold_text(name) not like fold_text(${text}) || '%', length(name), name, id limit ${limit}`.execute(
    db,
  );
  return rows.map(toOrganisation);
}

/** Whether an active one of this kind has this very name, whatever its accents and capitals. */
export async function hasNamesake(
  trx: Trx,
  { kind, name }: Pick<OrganisationEntry, 'kind' | 'name'>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation
    where status = 'active' and kind = ${kind}
      and fold_text(name) like ${named(name)} and fold_text(name) = fold_text(${name}) limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}

/** Violates `organisation_domain_free_mail`, `organisation_domain_pkey`. */
export async function insertDomain(
  trx: Trx,
  domain: { readonly domain: string; readonly organisationId: OrganisationId },
  { by, at }: { readonly by: MemberId; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('organisation_domain')
    .values({
      domain: domain.domain,
      organisation_id: domain.organisationId,
      verified_by: by,
      verified_at: at,
    })
    .execute();
}

export async function deleteDomain(
  trx: Trx,
  { domain, organisationId }: { readonly domain: string; readonly organisationId: OrganisationId },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('organisation_domain')
    .where('domain', '=', domain)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function listDomains(
  db: Db,
  organisationId: OrganisationId,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organisation_domain')
    .select('domain')
    .where('organisation_id', '=', organisationId)
    .orderBy('domain')
    .execute();
  return rows.map(({ domain }) => domain);
}

const toOrganisation = (row: Selectable<OrganisationTable>): Organisation => ({
  id: trustId(row.id),
  kind: row.kind,
  name: row.name,
  ipaCode: row.ipa_code ?? undefined,
  province: row.province ?? undefined,
  status: row.status,
  code: row.code ?? undefined,
  createdAt: row.created_at,
  mergedInto: row.merged_into === null ? undefined : trustId(row.merged_into),
});
