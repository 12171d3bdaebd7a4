// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { NewEvent } from '../../../../src/database/outbox.js';
import { appendEvent } from '../../../../src/database/outbox.js';
import { relayOnce } from '../../../../src/database/relay.js';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId } from '../../../../src/kernel/ids.js';
import { nextMorning } from '../../../../src/kernel/morning.js';
import { gatherNews } from '../../../../src/membership/use-cases/following/gather-news.js';
import { tellFollowers } from '../../../../src/membership/use-cases/following/tell-followers.js';
import { describeCommunity } from '../../../../src/membership/use-cases/settings/describe-community.js';
import { aCommunity, actorOf } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const tomorrow = () => later(now(), day);

async function happens(...events: readonly Omit<NewEvent, 'at'>[]): Promise<void> {
  for (const event of events) {
    await db.transaction().execute((trx) => appendEvent(trx, { at: now(), ...event }));
  }
  await relayOnce(db, [gatherNews(now)]);
}

const noted = async (community: CommunityId): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('follower_news')
    .selectAll()
    .where('community_id', '=', community)
    .execute();
  expect(rows.length).toBeLessThanOrEqual(1);
  return (rows[0]?.kinds ?? []).toSorted((a, b) => a.localeCompare(b));
};

/** People who follow a community by mail, and one who follows it without. */
async function followers(community: CommunityId, number: number): Promise<void> {
  await sql`
    with people as (
      insert into member (id, status, display_name, created_at)
      select gen_random_uuid(), 'active', 'Chi segue ' || n, now() from generate_series(0, ${number}::integer) n
      returning id, display_name
    )
    select 1 from people`.execute(db);
  await sql`
    insert into following (member_id, community_id, alerts, since)
    select id, ${community}, display_name <> 'Chi segue 0', now() from member
    where display_name like 'Chi segue %'
      and not exists (select from following f where f.member_id = member.id)`.execute(db);
}

async function queued(community: CommunityId): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from graphile_worker.jobs where key like ${`news:${community}:%`}`.execute(db);
  return rows.map(({ key }) => key);
}

describe('news of a community', () => {
  it('are noted once for the next morning, whatever happens how often', async () => {
    const { id: community } = await aCommunity(db);
    await happens(
      { type: 'community.frozen', community },
      { type: 'community.activated', community, data: { was: 'frozen' } },
      { type: 'community.policy_set', community },
      { type: 'community.policy_set', community },
      { type: 'terms.published', community },
      { type: 'community.moved', community },
    );
    await happens({ type: 'community.age_set', community });
    expect(await noted(community)).toEqual(['frozen', 'moved', 'reopened', 'terms', 'ways']);
  });

  it('are none of what happens every day, or of the platform', async () => {
    const { id: community } = await aCommunity(db);
    await happens(
      { type: 'stint.started', community },
      { type: 'role.started', community },
      { type: 'community.card_set', community },
      { type: 'terms.published' },
    );
    expect(await noted(community)).toEqual([]);
  });

  it('are words and the space on a portal, where they really change', async () => {
    const { id, slug, managerId } = await aCommunity(db);
    const italian = { name: 'Acque', summary: 'Fiumi e canali', howToJoin: 'Aderisci' };
    const description = {
      audience: 'open',
      topics: ['acqua'],
      province: undefined,
      contact: undefined,
      homeUrl: undefined,
    } as const;
    const change = async (revision: number, parts: object = {}): Promise<unknown> => {
      const actor = actorOf(managerId);
      const texts = { it: italian };
      await describeCommunity(
        { db, now },
        { actor, slug, revision, texts, description: { ...description, ...parts } },
      );
      const query = db.selectFrom('outbox').select('data').where('community_id', '=', id);
      const event = await query.orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
      return Object(event.data)['changed'];
    };
    expect(await change(0)).toEqual(['texts']);
    expect(await change(1, { topics: ['fiumi'] })).toEqual([]);
    expect(await change(2, { homeUrl: 'https://portale.example/acque' })).toEqual(['home']);
    await happens();
    expect(await noted(id)).toEqual(['home', 'texts']);
  });
});

describe('the mails to followers', () => {
  it('are queued once for each, in batches, whichever node works', async () => {
    const { id: community } = await aCommunity(db);
    await followers(community, 1_100);
    await happens({ type: 'community.archived', community });

    expect(await tellFollowers({ db, now })).toBe(false);
    expect(await queued(community)).toEqual([]);

    await db.deleteFrom('follower_news').where('community_id', '<>', community).execute();
    const node = async (): Promise<void> => {
      while (await tellFollowers({ db, now: tomorrow })) continue;
    };
    // What one node is telling, another leaves to it, and goes on where it came to.
    const faster = await db.startTransaction().execute();
    expect(await tellFollowers({ db: faster, now: tomorrow })).toBe(true);
    await node();
    expect(await queued(community)).toEqual([]);
    await faster.commit().execute();
    await node();
    const keys = await queued(community);
    expect(keys).toHaveLength(1_100);
    expect(await noted(community)).toEqual([]);
    expect(keys[0]).toContain(nextMorning(now()).toISOString());
  });

  it('are left to the node that is at it', async () => {
    const { id: community } = await aCommunity(db);
    await followers(community, 3);
    await happens({ type: 'community.frozen', community });
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('follower_news').selectAll().forUpdate().execute();
      expect(await tellFollowers({ db, now: tomorrow })).toBe(false);
    });
    expect(await tellFollowers({ db, now: tomorrow })).toBe(true);
    expect(await queued(community)).toHaveLength(3);
  });
});
