// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import type { Measure } from '../../domain/measures/measure.js';

/**
 * Locks a member so that whoever comes in anywhere waits, or is seen: their row alone decides between a ban
 * and a join. False for somebody who is no member any more.
 */
export async function lockForBan(trx: Trx, memberId: MemberId): Promise<boolean> {
  const row = await trx
    .selectFrom('member_public')
    .select('status')
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirst();
  return row?.status === 'active' || row?.status === 'suspended';
}

/** Whether one of these persons may not be in that community. */
export async function isBanned(
  db: Db | Trx,
  persons: readonly MemberId[],
  communityId: CommunityId,
): Promise<boolean> {
  const { rows } = await sql<{ banned: boolean }>`
    select exists (
      select from unnest(${[...persons]}::uuid[]) person, bans_against(person) b
      where b.community_id is null or b.community_id = ${communityId}
    ) as banned`.execute(db);
  return rows[0]?.banned ?? false;
}

/** Whether one of these persons is kept out of everything. */
export async function isBannedEverywhere(
  db: Db | Trx,
  persons: readonly MemberId[],
): Promise<boolean> {
  const { rows } = await sql<{ banned: boolean }>`
    select exists (select from unnest(${[...persons]}::uuid[]) person where banned_everywhere(person)) as banned`.execute(
    db,
  );
  return rows[0]?.banned ?? false;
}

/**
 * Whether something else keeps somebody out when this one is over: a ban, or a removal whose time is not up. Of a ban
 * from every community, only another such one.
 */
export async function isKeptOut(
  trx: Trx,
  { id, memberId, communityId }: Pick<Measure, 'id' | 'memberId' | 'communityId'>,
  at: Date,
): Promise<boolean> {
  const place = communityId ?? null;
  const { rows } = await sql<{ kept: boolean }>`
    select exists (
      select from bans_against(${memberId}) b where b.id <> ${id}
        and (b.community_id is null or b.community_id = ${place}::uuid)
    ) or exists (
      select from measure m where m.member_id = ${memberId} and m.community_id = ${place}::uuid and m.id <> ${id}
        and m.kind = 'removal' and m.status = 'in_force' and m.until > ${at}
    ) as kept`.execute(trx);
  return rows[0]?.kept ?? false;
}

/** Whether somebody belongs, belonged or asked to belong there: others are no business of the community. */
export async function isKnownTo(
  trx: Trx,
  memberId: MemberId,
  communityId: CommunityId,
): Promise<boolean> {
  const pair = sql`member_id = ${memberId} and community_id = ${communityId}`;
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from stint where ${pair}) or exists (select from join_request where ${pair}) as known`.execute(
    trx,
  );
  return rows[0]?.known ?? false;
}

/** The communities that a ban concerns: those in which the person belongs or asks to belong, by their ids. */
export async function listPlacesOf(trx: Trx, memberId: MemberId): Promise<readonly CommunityId[]> {
  const { rows } = await sql<{ community_id: string }>`
    select community_id from stint where member_id = ${memberId} and ended_at is null
    union select community_id from join_request where member_id = ${memberId} and status in ('pending', 'needs_info')
    order by 1`.execute(trx);
  return rows.map((row) => trustId(row.community_id));
}

/** What bans keep of persons who are erased: by what they are known when they come back. */
export async function keepBanKeys(trx: Trx, memberId: MemberId): Promise<void> {
  await sql`
    insert into ban_key (measure_id, scheme, key_version, hmac)
    select b.id, k.scheme, k.key_version, k.hmac
    from bans_against(${memberId}) b, member_key_hash k where k.member_id = ${memberId}
    on conflict do nothing`.execute(trx);
}
