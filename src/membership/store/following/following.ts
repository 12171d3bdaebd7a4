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

/** What a member follows, by name. */
export async function listFollowing(
  db: Db | Trx,
  { memberId, locale }: { memberId: MemberId; locale: 'it' | 'en' },
): Promise<readonly (Followed & { readonly communityId: CommunityId })[]> {
  const { rows } = await sql<{
    id: string;
    slug: string;
    name: string;
    alerts: boolean;
    since: Date;
  }>`
    select c.id, c.slug, t.name, f.alerts, f.since
    from following f join community c on c.id = f.community_id
    left join lateral (${textOf(locale)}) t on true
    where f.member_id = ${memberId} order by fold_text(t.name), c.slug limit 200`.execute(db);
  return rows.map(({ id, slug, ...row }) => ({
    ...row,
    communityId: trustId(id),
    slug: trustId(slug),
  }));
}
