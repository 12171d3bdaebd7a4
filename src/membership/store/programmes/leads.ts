// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { ProgrammeGrantTable } from '../../../database/tables/programme.js';
import {
  trustId,
  type CommunityId,
  type MemberId,
  type ProgrammeGrantId,
  type ProgrammeId,
  type Slug,
} from '../../../kernel/ids.js';
import type { Lead } from '../../domain/programmes/lead.js';

/**
 * Violates `programme_grant_live_key`, `programme_grant_not_to_self`, `member_in_good_standing`,
 * `member_not_banned`.
 */
export async function insertLead(trx: Trx, one: Lead): Promise<void> {
  await trx
    .insertInto('programme_grant')
    .values({
      id: one.id,
      programme_id: one.programmeId,
      member_id: one.memberId,
      role: 'programme_lead',
      status: one.status,
      granted_by: one.grantedBy,
      months: one.months,
      created_at: one.createdAt,
      valid_from: one.validFrom ?? null,
      valid_until: one.validUntil ?? null,
    })
    .execute();
}

/** A live one, held until the end of the transaction. */
export async function lockLead(trx: Trx, id: ProgrammeGrantId): Promise<Lead | undefined> {
  const row = await trx
    .selectFrom('programme_grant')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toLead(row);
}

export async function saveLead(trx: Trx, one: Lead, endedAt?: Date): Promise<void> {
  await trx
    .updateTable('programme_grant')
    .set({
      status: one.status,
      valid_from: one.validFrom ?? null,
      valid_until: one.validUntil ?? null,
      ended_at: endedAt ?? null,
    })
    .where('id', '=', one.id)
    .execute();
}

/** Whether somebody leads a programme right now. */
export async function isLead(
  db: Db | Trx,
  { memberId, programmeId }: { memberId: MemberId; programmeId: ProgrammeId },
): Promise<boolean> {
  const row = await db
    .selectFrom('live_programme_lead')
    .select('grant_id')
    .where('member_id', '=', memberId)
    .where('programme_id', '=', programmeId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who leads a programme to which a community belongs now; of one programme alone where it is named. */
export async function listLeadsOf(
  db: Db | Trx,
  { community, programme }: { community: CommunityId; programme?: string | undefined },
): Promise<readonly MemberId[]> {
  const rows = await db
    .selectFrom('live_programme_lead as l')
    .innerJoin('programme_community as x', 'x.programme_id', 'l.programme_id')
    .select('l.member_id')
    .distinct()
    .where('x.community_id', '=', community)
    .$if(programme !== undefined, (q) => q.where('l.programme_id', '=', programme ?? ''))
    .execute();
  return rows.map(({ member_id: id }) => trustId(id));
}

/** Terms that are over, and offers made before a moment; those that another node is ending are left to it. */
export async function lockDueLeads(
  trx: Trx,
  due: { readonly at: Date; readonly offeredBefore: Date; readonly limit: number },
): Promise<readonly Lead[]> {
  const rows = await trx
    .selectFrom('programme_grant')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(sql<Date>`coalesce(valid_until, created_at)`, '<=', due.at)
    .where((e) => e.or([e('status', '=', 'active'), e('created_at', '<=', due.offeredBefore)]))
    .orderBy(sql`coalesce(valid_until, created_at)`)
    .limit(due.limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toLead);
}

export interface ListedLead extends Lead {
  readonly programme: { readonly slug: Slug; readonly name: string };
  readonly displayName: string;
}

/** Live ones of a member or of a programme, every one: rights, merges and mails go by them. */
export async function listLeads(
  db: Db | Trx,
  where: { readonly memberId: MemberId } | { readonly programmeId: ProgrammeId },
): Promise<readonly ListedLead[]> {
  const rows = await db
    .selectFrom('programme_grant as g')
    .innerJoin('programme as p', 'p.id', 'g.programme_id')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .selectAll('g')
    .select(['p.slug', 'p.name_it', 'm.display_name'])
    .where('g.ended_at', 'is', null)
    .where((e) =>
      'memberId' in where
        ? e('g.member_id', '=', where.memberId)
        : e('g.programme_id', '=', where.programmeId),
    )
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    ...toLead(row),
    programme: { slug: trustId(row.slug), name: row.name_it },
    displayName: row.display_name,
  }));
}

const toLead = (row: Selectable<ProgrammeGrantTable>): Lead => ({
  id: trustId(row.id),
  programmeId: trustId(row.programme_id),
  memberId: trustId(row.member_id),
  status: row.status,
  grantedBy: trustId(row.granted_by),
  months: row.months,
  createdAt: row.created_at,
  validFrom: row.valid_from ?? undefined,
  validUntil: row.valid_until ?? undefined,
});
