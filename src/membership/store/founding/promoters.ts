// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityPromoterTable } from '../../../database/tables/founding.js';
import { normaliseAddress } from '../../../kernel/email-address.js';
import {
  trustId,
  type CommunityRequestId,
  type MemberId,
  type PromoterId,
} from '../../../kernel/ids.js';
import type { CommunityRequest } from '../../domain/founding/community-request.js';
import type { Promoter, PromoterStatus } from '../../domain/founding/promoter.js';

export interface NewPromoter {
  readonly promoter: Promoter;
  /** Of the link in the letter; undefined for a member named. */
  readonly tokenHash: Buffer | undefined;
}

/** Violates `community_promoter_member_key`, `community_promoter_address_key`, `community_promoter_not_by_self`. */
export async function insertPromoters(
  trx: Trx,
  { requestedBy }: Pick<CommunityRequest, 'requestedBy'>,
  rows: readonly NewPromoter[],
): Promise<void> {
  await trx
    .insertInto('community_promoter')
    .values(
      rows.map(({ promoter, tokenHash }) => ({
        id: promoter.id,
        request_id: promoter.requestId,
        requested_by: requestedBy,
        member_id: promoter.memberId ?? null,
        address: promoter.address ?? null,
        address_normalised: promoter.address ? normaliseAddress(promoter.address) : null,
        token_hash: tokenHash ?? null,
        locale: promoter.locale,
        status: promoter.status,
        created_at: promoter.createdAt,
        sent_count: promoter.sentCount,
        last_sent_at: promoter.lastSentAt,
      })),
    )
    .execute();
}

export async function findPromoter(db: Db | Trx, id: PromoterId): Promise<Promoter | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toPromoter(row);
}

export async function findPromoterByToken(
  db: Db | Trx,
  tokenHash: Buffer,
): Promise<Promoter | undefined> {
  const row = await select(db).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && toPromoter(row);
}

export async function findPromoterOf(
  db: Db | Trx,
  requestId: CommunityRequestId,
  memberId: MemberId,
): Promise<Promoter | undefined> {
  const row = await select(db)
    .where('request_id', '=', requestId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row && toPromoter(row);
}

/** False when it was answered in the meantime. Violates `community_promoter_member_key`, `..._not_by_self`. */
export async function answerPromoter(
  trx: Trx,
  id: PromoterId,
  answer: { readonly status: PromoterStatus; readonly by: MemberId | undefined; readonly at: Date },
): Promise<boolean> {
  const { status, by, at } = answer;
  const result = await trx
    .updateTable('community_promoter')
    .set({ status, answered_at: at, token_hash: null, ...(by ? { member_id: by } : {}) })
    .where('id', '=', id)
    .where('status', '=', 'invited')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What both sides see has changed: written to once more, or another named in their place. */
export async function updatePromoter(
  trx: Trx,
  { id, status, sentCount, lastSentAt }: Promoter,
  { at }: { readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('community_promoter')
    .set((e) => ({
      status,
      sent_count: sentCount,
      last_sent_at: lastSentAt,
      ...(status === 'replaced' && {
        token_hash: null,
        answered_at: e.fn.coalesce('answered_at', e.val(at)),
      }),
    }))
    .where('id', '=', id)
    .execute();
}

/** A promoter as the requester and the staff see them: who signed by name, an address by itself. */
export interface ListedPromoter extends Promoter {
  readonly displayName: string | undefined;
}

export async function listPromoters(
  db: Db | Trx,
  requestId: CommunityRequestId,
): Promise<readonly ListedPromoter[]> {
  const rows = await db
    .selectFrom('community_promoter')
    .leftJoin('member_public', 'member_public.id', 'community_promoter.member_id')
    .selectAll('community_promoter')
    .select('member_public.display_name')
    .where('request_id', '=', requestId)
    .orderBy('community_promoter.id')
    .execute();
  return rows.map((row) => ({ ...toPromoter(row), displayName: row.display_name ?? undefined }));
}

export interface AskedSignature {
  readonly requestId: CommunityRequestId;
  readonly name: string;
  readonly requester: string;
  readonly since: Date;
}

/** Requests that a member was asked by name to sign, and has not answered. */
export async function listAskedSignatures(
  db: Db,
  memberId: MemberId,
): Promise<readonly AskedSignature[]> {
  const rows = await db
    .selectFrom('community_promoter as p')
    .innerJoin('community_request as r', 'r.id', 'p.request_id')
    .innerJoin('member_public as m', 'm.id', 'r.requested_by')
    .select(['r.id', 'r.name', 'm.display_name', 'p.created_at'])
    .where('p.member_id', '=', memberId)
    .where('p.status', '=', 'invited')
    .where('r.status', 'in', ['requested', 'needs_info'])
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
  return rows.map((row) => ({
    requestId: trustId(row.id),
    name: row.name,
    requester: row.display_name,
    since: row.created_at,
  }));
}

/** Each is looked at while the asker waits, and they may ask for twenty names. */
const mostOfOneName = 2_000;

/**
 * Finds members by the exact name that they chose, among those whose names the asker sees anyhow: who share
 * with them a community that shows its members to one another. A name that two of them have finds nobody, nor does one
 * that too many have to look at each: whoever was left out could be another of them.
 */
export async function findFellowsNamed(
  trx: Trx,
  memberId: MemberId,
  names: readonly string[],
): Promise<ReadonlyMap<string, MemberId>> {
  if (names.length === 0) return new Map();
  const patterns = names.map((name) => name.replace(/[\\%_]/g, '\\$&'));
  // Names first, along their index: the planner must not fold the name of every fellow for every name asked.
  const { rows } = await sql<{ name: string; id: string }>`
    with mine as materialized (
      select array_agg(s.community_id) as shown
      from stint s join community c on c.id = s.community_id
      where s.member_id = ${memberId} and s.ended_at is null
        and c.status in ('active', 'frozen') and c.member_list in ('public', 'members')
    ), named as materialized (
      select asked.name, p.id, count(*) over (partition by asked.name) as people
      from unnest(${[...names]}::text[], ${patterns}::text[]) as asked (name, pattern)
      cross join lateral (
        select id from member_public
        where fold_text(display_name) like fold_text(asked.pattern) and status = 'active' and id <> ${memberId}
        limit ${sql.lit(mostOfOneName + 1)}
      ) p
    )
    select name, min(id::text) as id from named
    where people <= ${sql.lit(mostOfOneName)} and exists (
      select from stint theirs where theirs.member_id = named.id and theirs.ended_at is null
        and theirs.community_id = any ((select shown from mine)::uuid[])
    )
    group by name having count(distinct id) = 1`.execute(trx);
  return new Map(rows.map((row) => [row.name, trustId<MemberId>(row.id)]));
}

const select = (db: Db | Trx) => db.selectFrom('community_promoter').selectAll();

function toPromoter(row: Selectable<CommunityPromoterTable>): Promoter {
  return {
    id: trustId(row.id),
    requestId: trustId(row.request_id),
    memberId: row.member_id === null ? undefined : trustId(row.member_id),
    address: row.address ?? undefined,
    locale: row.locale,
    status: row.status,
    createdAt: row.created_at,
    sentCount: row.sent_count,
    lastSentAt: row.last_sent_at ?? row.created_at,
  };
}
