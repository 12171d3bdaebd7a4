// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { DisputeTable } from '../../../database/tables/disputes.js';
import {
  trustId,
  type CommunityId,
  type DisputeId,
  type MemberId,
  type RoleGrantId,
} from '../../../kernel/ids.js';
import type { Dispute } from '../../domain/disputes/dispute.js';
import { textOf } from '../catalogue/query.js';

/** Violates `dispute_open_key` for a second one about the same role, `dispute_not_by_self`. */
export async function insertDispute(trx: Trx, dispute: Dispute): Promise<void> {
  await trx
    .insertInto('dispute')
    .values({
      id: dispute.id,
      community_id: dispute.communityId,
      grant_id: dispute.grantId,
      opened_by: dispute.openedBy,
      against: dispute.against,
      status: dispute.status,
      opened_at: dispute.openedAt,
    })
    .execute();
}

export async function findDispute(db: Db | Trx, id: DisputeId): Promise<Dispute | undefined> {
  const row = await db.selectFrom('dispute').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDispute(row);
}

export async function lockDispute(trx: Trx, id: DisputeId): Promise<Dispute | undefined> {
  const query = trx.selectFrom('dispute').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && toDispute(row);
}

/** The open one about a role, its row locked. */
export async function lockDisputeAbout(
  trx: Trx,
  grantId: RoleGrantId,
): Promise<Dispute | undefined> {
  const row = await trx
    .selectFrom('dispute')
    .selectAll()
    .where('grant_id', '=', grantId)
    .where('status', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  return row && toDispute(row);
}

/** Ends a dispute. Violates `dispute_judge` for one of the parties. */
export async function closeDispute(
  trx: Trx,
  id: DisputeId,
  end: {
    readonly status: 'upheld' | 'dismissed' | 'over';
    readonly at: Date;
    readonly by?: MemberId;
    readonly reason?: string;
  },
): Promise<void> {
  await trx
    .updateTable('dispute')
    .set({
      status: end.status,
      decided_at: end.at,
      decided_by: end.by ?? null,
      reason: end.reason ?? null,
    })
    .where('id', '=', id)
    .execute();
}

/** A dispute as lists and pages show it. */
export interface ListedDispute extends Dispute {
  readonly community: string;
  readonly openedByName: string;
  readonly againstName: string;
}

type ListedRow = Selectable<DisputeTable> & {
  readonly community: string;
  readonly opened_by_name: string;
  readonly against_name: string;
};

const listed = (locale: 'it' | 'en') => sql`
  select d.*, t.name as community, o.display_name as opened_by_name, a.display_name as against_name
  from dispute d join community c on c.id = d.community_id
  join member_public o on o.id = d.opened_by join member_public a on a.id = d.against
  left join lateral (${textOf(locale)}) t on true`;

export async function findListedDispute(
  db: Db,
  id: DisputeId,
  locale: 'it' | 'en',
): Promise<ListedDispute | undefined> {
  const { rows } = await sql<ListedRow>`${listed(locale)} where d.id = ${id}`.execute(db);
  return rows[0] && toListed(rows[0]);
}

/** The open ones of a party in one community. */
export async function listOpenDisputesOf(
  db: Db,
  locale: 'it' | 'en',
  of: { readonly member: MemberId; readonly communityId: CommunityId },
): Promise<readonly ListedDispute[]> {
  const { rows } = await sql<ListedRow>`${listed(locale)}
    where d.status = 'open' and d.community_id = ${of.communityId} and ${of.member} in (d.opened_by, d.against)
    order by d.opened_at, d.id`.execute(db);
  return rows.map(toListed);
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id. */
export type DisputeKey = readonly [openedAt: string, id: string];

/** One page of those that wait, the oldest first. */
export async function listWaitingDisputes(
  db: Db,
  {
    locale,
    after,
    limit,
  }: {
    readonly locale: 'it' | 'en';
    readonly after: DisputeKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: ListedDispute; readonly key: DisputeKey }[]> {
  const { rows } = await sql<ListedRow & { readonly key: [string, string] }>`
    select w.*, array[w.opened_at::text, w.id::text] as key from (${listed(locale)} where d.status = 'open') w
    where ${after ? sql`(w.opened_at, w.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by w.opened_at, w.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ item: toListed(row), key: row.key }));
}

/** Whether somebody is a party to an open dispute in a community. */
export async function isInDispute(
  trx: Trx,
  member: MemberId,
  communityId: CommunityId,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (
    select from dispute where community_id = ${communityId} and status = 'open' and ${member} in (opened_by, against)
  ) as found`.execute(trx);
  return rows[0]?.found ?? false;
}

/** Blanks what a member wrote in disputes and what was decided about them. */
export async function blankDisputes(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .updateTable('dispute_message')
    .set({ body: '-' })
    .where('author', '=', memberId)
    .execute();
  await trx
    .updateTable('dispute')
    .set({ reason: '-' })
    .where('against', '=', memberId)
    .where('reason', 'is not', null)
    .execute();
}

const toListed = (row: ListedRow): ListedDispute => ({
  ...toDispute(row),
  community: row.community,
  openedByName: row.opened_by_name,
  againstName: row.against_name,
});

function toDispute(row: Selectable<DisputeTable>): Dispute {
  return {
    id: trustId(row.id),
    communityId: trustId(row.community_id),
    grantId: trustId(row.grant_id),
    openedBy: trustId(row.opened_by),
    against: trustId(row.against),
    status: row.status,
    openedAt: row.opened_at,
    reason: row.reason ?? undefined,
  };
}
