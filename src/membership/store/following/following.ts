// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type Slug } from '../../../kernel/ids.js';
import { textOf } from '../catalogue/query.js';

interface Pair {
  readonly memberId: MemberId;
  readonly communityId: CommunityId;
}

export interface Followed {
  readonly slug: Slug;
  readonly name: string;
  readonly alerts: boolean;
  readonly since: Date;
}

/** False when the member follows it already. Violates `member_in_good_standing` for a closed profile. */
export async function insertFollowing(
  trx: Trx,
  { memberId, communityId, alerts, at }: Pair & { readonly alerts: boolean; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('following')
    .values({ member_id: memberId, community_id: communityId, alerts, since: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** False when nothing changes. */
export async function setAlerts(
  trx: Trx,
  { memberId, communityId, alerts }: Pair & { readonly alerts: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('following')
    .set({ alerts })
    .where('member_id', '=', memberId)
    .where('community_id', '=', communityId)
    .where('alerts', '<>', alerts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when the member did not follow it. */
export async function deleteFollowing(trx: Trx, { memberId, communityId }: Pair): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('following')
    .where('member_id', '=', memberId)
    .where('community_id', '=', communityId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Everything that a member follows, however much. */
export async function listAllFollowed(
  trx: Trx,
  memberId: MemberId,
): Promise<readonly { readonly communityId: CommunityId; readonly alerts: boolean }[]> {
  const rows = await trx
    .selectFrom('following')
    .select(['community_id', 'alerts'])
    .where('member_id', '=', memberId)
    .orderBy('community_id')
    .execute();
  return rows.map(({ community_id: id, alerts }) => ({ communityId: trustId(id), alerts }));
}

/** Where the previous page ended: name as it is sorted, id of the community. */
type NameKey = readonly [name: string, id: string];

/** One page of what a member follows, by name. */
export async function listFollowingPage(
  db: Db,
  {
    memberId,
    locale,
    after,
    limit,
  }: {
    readonly memberId: MemberId;
    readonly locale: 'it' | 'en';
    readonly after: NameKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: Followed; readonly key: NameKey }[]> {
  const { rows } = await sql<{
    slug: string;
    name: string;
    alerts: boolean;
    since: Date;
    key: [string, string];
  }>`
    select c.slug, t.name, f.alerts, f.since, array[fold_text(t.name), c.id::text] as key
    from following f join community c on c.id = f.community_id
    left join lateral (${textOf(locale)}) t on true
    where f.member_id = ${memberId}
      and ${after ? sql`(fold_text(t.name), c.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by fold_text(t.name), c.id limit ${limit}`.execute(db);
  return rows.map(({ key, slug, ...row }) => ({ key, item: { ...row, slug: trustId(slug) } }));
}
