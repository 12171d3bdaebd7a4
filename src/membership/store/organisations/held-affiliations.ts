// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type MemberId, type OrganisationId } from '../../../kernel/ids.js';
import type { NamedOrganisation } from '../../domain/joining/affiliating.js';
import type { HeldAffiliation } from '../../domain/organisations/demand.js';

/** Where somebody belongs, with organisations that still exist: what rules ask about. */
export async function listHeldAffiliations(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly HeldAffiliation[]> {
  const rows = await db
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.organisation_id', 'o.kind', 'a.proof'])
    .where('a.member_id', '=', memberId)
    .where('a.ended_at', 'is', null)
    .where('o.status', '=', 'active')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: trustId(row.id),
    organisationId: trustId(row.organisation_id),
    kind: row.kind,
    proof: row.proof,
  }));
}

/** Active organisations that a community names, by name, with what each offers to prove that one belongs to it. */
export async function listNamedOrganisations(
  db: Db | Trx,
  ids: readonly OrganisationId[],
): Promise<readonly NamedOrganisation[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('organisation as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.tax_code'])
    .select((e) => [
      e
        .selectFrom('organisation_domain as d')
        .select((d) => d.fn.agg<string[] | null>('array_agg', ['d.domain']).as('domains'))
        .whereRef('d.organisation_id', '=', 'o.id')
        .as('domains'),
      e
        .exists(
          e
            .selectFrom('organisation_grant as g')
            .select('g.id')
            .whereRef('g.organisation_id', '=', 'o.id')
            .where('g.status', '=', 'active'),
        )
        .as('has_representative'),
    ])
    .where('o.id', 'in', [...ids])
    .where('o.status', '=', 'active')
    .orderBy('o.name')
    .orderBy('o.id')
    .execute();
  return rows.map((row) => ({
    id: trustId(row.id),
    name: row.name,
    kind: row.kind,
    domains: (row.domains ?? []).toSorted(),
    hasRepresentative: Boolean(row.has_representative),
    hasTaxCode: row.tax_code !== null,
  }));
}
