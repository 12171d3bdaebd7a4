// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { OrganisationGrantTable } from '../../../database/tables/organisation.js';
import {
  trustId,
  type MemberId,
  type OrganisationGrantId,
  type OrganisationId,
} from '../../../kernel/ids.js';
import type { Representation } from '../../domain/organisations/representation.js';

/**
 * Violates `organisation_grant_live_key`, `organisation_grant_not_to_self`, `member_in_good_standing`,
 * `member_not_banned`.
 */
export async function insertRepresentation(trx: Trx, one: Representation): Promise<void> {
  await trx
    .insertInto('organisation_grant')
    .values({
      id: one.id,
      organisation_id: one.organisationId,
      member_id: one.memberId,
      role: 'representative',
      status: one.status,
      granted_by: one.grantedBy,
      evidence: one.evidence,
      months: one.months,
      created_at: one.createdAt,
      valid_until: one.validUntil ?? null,
    })
    .execute();
}

/** A live one, held until the end of the transaction. */
export async function lockRepresentation(
  trx: Trx,
  id: OrganisationGrantId,
): Promise<Representation | undefined> {
  const row = await trx
    .selectFrom('organisation_grant')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toRepresentation(row);
}

/** The live ones of an organisation, and offers, held until the end of the transaction. */
export async function lockRepresentationsOf(
  trx: Trx,
  organisationId: OrganisationId,
): Promise<readonly Representation[]> {
  const rows = await trx
    .selectFrom('organisation_grant')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toRepresentation);
}

export async function saveRepresentation(
  trx: Trx,
  one: Representation,
  endedAt?: Date,
): Promise<void> {
  await trx
    .updateTable('organisation_grant')
    .set({ status: one.status, valid_until: one.validUntil ?? null, ended_at: endedAt ?? null })
    .where('id', '=', one.id)
    .execute();
}

/** Whether somebody answers for an organisation right now; nobody does who is banned from everything. */
export async function isRepresentative(
  db: Db | Trx,
  query: {
    readonly memberId: MemberId;
    readonly organisationId: OrganisationId;
    readonly at: Date;
  },
): Promise<boolean> {
  const row = await db
    .selectFrom('organisation_grant')
    .select('id')
    .where('member_id', '=', query.memberId)
    .where('organisation_id', '=', query.organisationId)
    .where('status', '=', 'active')
    .where('valid_until', '>', query.at)
    .where(sql<boolean>`not banned_everywhere(member_id)`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who answers for an organisation right now. */
export async function listInCharge(
  db: Db | Trx,
  organisationId: OrganisationId,
): Promise<readonly MemberId[]> {
  const rows = await db
    .selectFrom('organisation_grant')
    .select('member_id')
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'active')
    .where('valid_until', '>', (e) => e.fn('now'))
    .execute();
  return rows.map((row) => trustId(row.member_id));
}

/** Terms that are over by a moment, and offers from before another; those that another node is ending are left to it. */
export async function lockDueRepresentations(
  trx: Trx,
  due: { readonly at: Date; readonly offeredBefore: Date; readonly limit: number },
): Promise<readonly Representation[]> {
  const rows = await trx
    .selectFrom('organisation_grant')
    .selectAll()
    .where((e) =>
      e.or([
        e.and([e('status', '=', 'active'), e('valid_until', '<=', due.at)]),
        e.and([e('status', '=', 'offered'), e('created_at', '<=', due.offeredBefore)]),
      ]),
    )
    .limit(due.limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toRepresentation);
}

/** Live ones, and offers, with organisations that are no more. */
export async function listRepresentationsOfDissolved(
  db: Db,
  limit: number,
): Promise<readonly OrganisationGrantId[]> {
  const rows = await db
    .selectFrom('organisation_grant as g')
    .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
    .select('g.id')
    .where('o.status', '=', 'dissolved')
    .where('g.ended_at', 'is', null)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => trustId(id));
}

export interface ListedRepresentation extends Representation {
  readonly organisation: string;
  readonly displayName: string;
}

/** Live ones of a member or of an organisation. */
export async function listRepresentations(
  db: Db | Trx,
  where: { readonly memberId: MemberId } | { readonly organisationId: OrganisationId },
): Promise<readonly ListedRepresentation[]> {
  const rows = await db
    .selectFrom('organisation_grant as g')
    .innerJoin('organisation as o', 'o.id', 'g.organisation_id')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .selectAll('g')
    .select(['o.name as organisation', 'm.display_name'])
    .where('g.ended_at', 'is', null)
    .where((e) =>
      'memberId' in where
        ? e('g.member_id', '=', where.memberId)
        : e('g.organisation_id', '=', where.organisationId),
    )
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    ...toRepresentation(row),
    organisation: row.organisation,
    displayName: row.display_name,
  }));
}

const toRepresentation = (row: Selectable<OrganisationGrantTable>): Representation => ({
  id: trustId(row.id),
  organisationId: trustId(row.organisation_id),
  memberId: trustId(row.member_id),
  status: row.status,
  grantedBy: trustId(row.granted_by),
  evidence: row.evidence,
  months: row.months,
  createdAt: row.created_at,
  validUntil: row.valid_until ?? undefined,
});

/** By what somebody was believed to stand for an organisation; that they did remains. */
export async function blankEvidence(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('organisation_grant')
    .set({ evidence: '-' })
    .where('member_id', '=', memberId)
    .execute();
}
