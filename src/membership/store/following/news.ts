// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type Slug } from '../../../kernel/ids.js';
import type { NewsKind } from '../../../kernel/news-kind.js';
import { textOf } from '../catalogue/query.js';

/** What followers of one community are told on one morning. */
export interface CommunityNews {
  readonly morning: Date;
  readonly communityId: CommunityId;
  readonly kinds: readonly string[];
  /** The follower told last. */
  readonly toldTo: MemberId | undefined;
}

/** Adds what is not noted for that morning yet. */
export async function noteNews(
  trx: Trx,
  {
    communityId,
    morning,
    kinds,
  }: { communityId: CommunityId; morning: Date; kinds: readonly NewsKind[] },
): Promise<void> {
  await sql`
    insert into follower_news as n (morning, community_id, kinds)
    values (${morning}, ${communityId}, ${[...kinds]})
    on conflict (morning, community_id) do update set kinds = (
      select array_agg(distinct kind) from unnest(n.kinds || excluded.kinds) kind
    ) where not n.kinds @> excluded.kinds`.execute(trx);
}

/** News whose morning has come, held until the end of the transaction; those that another node tells are left to it. */
export async function lockDueNews(trx: Trx, at: Date): Promise<CommunityNews | undefined> {
  const row = await trx
    .selectFrom('follower_news')
    .selectAll()
    .where('morning', '<=', at)
    .orderBy('morning')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return (
    row && {
      morning: row.morning,
      communityId: trustId(row.community_id),
      kinds: row.kinds,
      toldTo: row.told_to === null ? undefined : trustId(row.told_to),
    }
  );
}

/** The next followers who want mails, by their ids. */
export async function listToTell(
  trx: Trx,
  { communityId, toldTo }: CommunityNews,
  limit: number,
): Promise<readonly MemberId[]> {
  const rows = await trx
    .selectFrom('following')
    .select('member_id')
    .where('community_id', '=', communityId)
    .where('alerts', '=', true)
    .$if(toldTo !== undefined, (q) => q.where('member_id', '>', toldTo ?? ''))
    .orderBy('member_id')
    .limit(limit)
    .execute();
  return rows.map(({ member_id: id }) => trustId(id));
}

export async function saveTold(
  trx: Trx,
  { morning, communityId }: CommunityNews,
  toldTo: MemberId,
): Promise<void> {
  await trx
    .updateTable('follower_news')
    .set({ told_to: toldTo })
    .where('morning', '=', morning)
    .where('community_id', '=', communityId)
    .execute();
}

export async function deleteNews(trx: Trx, { morning, communityId }: CommunityNews): Promise<void> {
  await trx
    .deleteFrom('follower_news')
    .where('morning', '=', morning)
    .where('community_id', '=', communityId)
    .execute();
}

/**
 * A community that somebody follows by mail and still may see; undefined for one who stopped, or rests from it.
 */
export async function findFollowedByMail(
  db: Db,
  { memberId, communityId }: { readonly memberId: MemberId; readonly communityId: CommunityId },
  locale: 'it' | 'en',
): Promise<{ readonly slug: Slug; readonly name: string } | undefined> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select c.slug, t.name from following f
    join community c on c.id = f.community_id
    left join stint s on s.community_id = c.id and s.member_id = f.member_id and s.ended_at is null
    left join lateral (${textOf(locale)}) t on true
    where f.member_id = ${memberId} and f.community_id = ${communityId} and f.alerts
      and (c.visibility <> 'hidden' or s.id is not null) and s.paused_at is null`.execute(db);
  const [row] = rows;
  return row && { slug: trustId(row.slug), name: row.name };
}
