// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { AffiliationTable } from '../../../database/tables/organisation.js';
import {
  trustId,
  type AffiliationId,
  type MemberId,
  type OrganisationId,
} from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';

/** Violates `affiliation_live_key` for a second one of the same kind, `member_in_good_standing`. */
export async function insertAffiliation(trx: Trx, affiliation: Affiliation): Promise<void> {
  await trx
    .insertInto('affiliation')
    .values({
      id: affiliation.id,
      member_id: affiliation.memberId,
      organisation_id: affiliation.organisationId,
      unit_code: affiliation.unitCode ?? null,
      kind: affiliation.kind,
      title: affiliation.title,
      proof: affiliation.proof,
      status: 'active',
      since: affiliation.since,
      verified_by: affiliation.verifiedBy ?? null,
      verified_at: affiliation.verifiedAt ?? null,
      disclosed: affiliation.disclosed,
    })
    .execute();
}

/** A live one, held until the end of the transaction. */
export async function lockAffiliation(
  trx: Trx,
  id: AffiliationId,
): Promise<Affiliation | undefined> {
  const row = await liveOne(trx, id).forUpdate().executeTakeFirst();
  return row && toAffiliation(row);
}

/** A live one as it is now; not held. */
export async function findAffiliation(
  trx: Trx,
  id: AffiliationId,
): Promise<Affiliation | undefined> {
  const row = await liveOne(trx, id).executeTakeFirst();
  return row && toAffiliation(row);
}

/** One that has ended, as it was, of what its organisation goes on as; undefined for one that is live. */
export async function findFormerAffiliation(
  trx: Trx,
  id: AffiliationId,
): Promise<Affiliation | undefined> {
  const row = await trx
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .selectAll('a')
    .select('o.merged_into')
    .where('a.id', '=', id)
    .where('a.ended_at', 'is not', null)
    .executeTakeFirst();
  return row && toAffiliation({ ...row, organisation_id: row.merged_into ?? row.organisation_id });
}

const liveOne = (trx: Trx, id: AffiliationId) =>
  trx.selectFrom('affiliation').selectAll().where('id', '=', id).where('ended_at', 'is', null);

/** Live ones with organisations that are no more. */
export async function listAffiliationsOfDissolved(
  db: Db,
  limit: number,
): Promise<readonly AffiliationId[]> {
  const rows = await db
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select('a.id')
    .where('o.status', '=', 'dissolved')
    .where('a.ended_at', 'is', null)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => trustId(id));
}

export async function listLiveAffiliationsOf(
  trx: Trx,
  where: { readonly memberId: MemberId } | { readonly organisationId: OrganisationId },
): Promise<readonly Affiliation[]> {
  const rows = await trx
    .selectFrom('affiliation')
    .selectAll()
    .where('ended_at', 'is', null)
    .where((e) =>
      'memberId' in where
        ? e('member_id', '=', where.memberId)
        : e('organisation_id', '=', where.organisationId),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toAffiliation);
}

/** Violates `affiliation_not_by_self`. */
export async function saveProof(
  trx: Trx,
  { id, proof, verifiedAt, verifiedBy }: Affiliation,
): Promise<void> {
  await trx
    .updateTable('affiliation')
    .set({ proof, verified_at: verifiedAt ?? null, verified_by: verifiedBy ?? null })
    .where('id', '=', id)
    .execute();
}

export async function setDisclosed(trx: Trx, id: AffiliationId, disclosed: boolean): Promise<void> {
  await trx.updateTable('affiliation').set({ disclosed }).where('id', '=', id).execute();
}

/** @returns false where the unit that stands there has not ended */
export async function replaceEndedUnit(
  trx: Trx,
  id: AffiliationId,
  unitCode: string | undefined,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update affiliation a set unit_code = ${unitCode ?? null} from organisation_unit u
    where a.id = ${id} and u.organisation_id = a.organisation_id and u.code = a.unit_code
      and u.ended_at is not null`.execute(trx);
  return numAffectedRows === 1n;
}

export interface AffiliationEnd {
  readonly status: 'refused' | 'ended';
  readonly at: Date;
  readonly by: MemberId | undefined;
  readonly reason?: string | undefined;
}

/** Violates `affiliation_refusal_reason` for a refusal without one. */
export async function endAffiliationRow(
  trx: Trx,
  id: AffiliationId,
  { status, at, by, reason }: AffiliationEnd,
): Promise<void> {
  await trx
    .updateTable('affiliation')
    .set({ status, ended_at: at, ended_by: by ?? null, end_reason: reason ?? null })
    .where('id', '=', id)
    .execute();
}

/** Whether the person has proven an address at a domain of the organisation. */
export async function hasAddressAt(
  trx: Trx,
  memberId: MemberId,
  organisationId: OrganisationId,
): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select from organisation_domain d
      join member_standing s on d.domain = any (s.email_domains)
      where d.organisation_id = ${organisationId} and s.id = ${memberId}
    ) as has`.execute(trx);
  return rows[0]?.has ?? false;
}

/** Live ones that an address at a domain may have proven. */
export async function listProvenAt(
  trx: Trx,
  memberId: MemberId,
  domain: string,
): Promise<readonly Affiliation[]> {
  const rows = await trx
    .selectFrom('affiliation as a')
    .innerJoin('organisation_domain as d', 'd.organisation_id', 'a.organisation_id')
    .selectAll('a')
    .where('a.member_id', '=', memberId)
    .where('a.proof', '=', 'email_domain')
    .where('a.ended_at', 'is', null)
    .where('d.domain', '=', domain)
    .orderBy('a.id')
    .execute();
  return rows.map(toAffiliation);
}

/** What somebody says of themselves, and what they were told, goes with them (GDPR, art. 17); who confirmed it remains. */
export async function blankAffiliations(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('affiliation')
    .set((e) => ({
      title: '',
      end_reason: e.case().when('end_reason', 'is', null).then(null).else('-').end(),
    }))
    .where('member_id', '=', memberId)
    .execute();
}

export interface ListedAffiliation extends Affiliation {
  /** Whether a professional identity could name it. */
  readonly hasTaxCode: boolean;
  readonly organisation: string;
  readonly unit: string | undefined;
  /** Whether the index names that unit no longer. */
  readonly unitEnded: boolean;
  readonly displayName: string;
}

/** Where a page of those of an organisation ended. */
export interface PlaceInList {
  /** Whether the one there is more than the word of the person. */
  readonly proven: boolean;
  readonly id: AffiliationId;
}

const isProven = sql<boolean>`(a.proof <> 'declared')`;

/** Every one of a member, or a page of those of an organisation: first what waits for a word. */
export async function listAffiliations(
  db: Db,
  query:
    | { readonly memberId: MemberId }
    | {
        readonly organisationId: OrganisationId;
        readonly after: PlaceInList | undefined;
        readonly limit: number;
      },
): Promise<readonly ListedAffiliation[]> {
  const rows = await db
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('member_public as m', 'm.id', 'a.member_id')
    .leftJoin('organisation_unit as u', (join) =>
      join.onRef('u.organisation_id', '=', 'a.organisation_id').onRef('u.code', '=', 'a.unit_code'),
    )
    .selectAll('a')
    .select(['o.name as organisation', 'o.tax_code', 'u.name as unit', 'm.display_name'])
    .select('u.ended_at as unit_ended_at')
    .where('a.ended_at', 'is', null)
    .where((e) =>
      'memberId' in query
        ? e('a.member_id', '=', query.memberId)
        : e.and([
            e('a.organisation_id', '=', query.organisationId),
            ...(query.after
              ? [
                  sql<boolean>`(${isProven}, a.id) > (${query.after.proven}, ${query.after.id}::uuid)`,
                ]
              : []),
          ]),
    )
    .orderBy(isProven)
    .orderBy('a.id')
    .limit('limit' in query ? query.limit : null)
    .execute();
  return rows.map((row) => ({
    ...toAffiliation(row),
    organisation: row.organisation,
    unit: row.unit ?? undefined,
    unitEnded: row.unit_ended_at !== null,
    displayName: row.display_name,
    hasTaxCode: row.tax_code !== null,
  }));
}

const toAffiliation = (row: Selectable<AffiliationTable>): Affiliation => ({
  id: trustId(row.id),
  memberId: trustId(row.member_id),
  organisationId: trustId(row.organisation_id),
  unitCode: row.unit_code ?? undefined,
  kind: row.kind,
  title: row.title,
  proof: row.proof,
  since: row.since,
  verifiedAt: row.verified_at ?? undefined,
  disclosed: row.disclosed,
  verifiedBy: row.verified_by === null ? undefined : trustId(row.verified_by),
});
