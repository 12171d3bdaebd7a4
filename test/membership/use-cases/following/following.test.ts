// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { prepared } from '../../../../src/database/prepared.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { membershipClaims } from '../../../../src/membership/use-cases/claims.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { followCommunity } from '../../../../src/membership/use-cases/following/follow-community.js';
import { listFollowed } from '../../../../src/membership/use-cases/following/list-following.js';
import { unfollowCommunity } from '../../../../src/membership/use-cases/following/unfollow-community.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { listMembers } from '../../../../src/membership/use-cases/list-members.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { aCommunity, actorOf, aStint, someActor } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';
import { get, post, webApp } from '../../../support/web-app.js';

const { db, pool } = useDatabase();
const deps = { db, now };
const followed = async (actor: Parameters<typeof listFollowed>[1]['actor']) =>
  (await listFollowed(deps, { actor, locale: 'it' })).items.map(({ slug, alerts }) => ({
    slug,
    alerts,
  }));

describe('following a community', () => {
  it('takes any sign-in, and is no membership: no group, no list', async () => {
    const { slug, id } = await aCommunity(db, { memberList: 'public' });
    const actor = await someActor(db, { level: 'none', provider: 'google' });

    await followCommunity(deps, { actor, slug, alerts: true });
    await followCommunity(deps, { actor, slug, alerts: true });
    await followCommunity(deps, { actor, slug, alerts: false });

    expect(await followed(actor)).toEqual([{ slug, alerts: false }]);
    const events = await db
      .selectFrom('outbox')
      .select('type')
      .where('subject', '=', actor.memberId)
      .orderBy('seq')
      .execute();
    expect(events.map(({ type }) => type)).toEqual(['following.started', 'following.changed']);
    const claims = await membershipClaims(prepared(pool), {
      memberId: actor.memberId,
      communities: 'all',
    } as never);
    expect(JSON.stringify(claims)).not.toContain(slug);
    const { items } = await listMembers(deps, { actor, slug });
    expect(items.map(({ memberId }) => memberId)).not.toContain(actor.memberId);
    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
    const stints = db.selectFrom('stint').select('id').where('community_id', '=', id);
    expect(await stints.where('member_id', '=', actor.memberId).execute()).toEqual([]);
  });

  it('is refused for a community that the person does not see', async () => {
    const { slug } = await aCommunity(db, { visibility: 'hidden' });
    const following = followCommunity(deps, { actor: await someActor(db), slug, alerts: true });
    await expect(following).rejects.toMatchObject({ code: 'community.not_found' });
  });

  it('ends when one likes, goes over with a merge and is gone with an erasure', async () => {
    const { slug } = await aCommunity(db);
    const [from, into] = [await someActor(db), await someActor(db)];
    await followCommunity(deps, { actor: from, slug, alerts: true });
    await db
      .transaction()
      .execute((trx) =>
        mergeMember(trx, { from: from.memberId, into: into.memberId, at: new Date() }),
      );
    expect([await followed(from), await followed(into)]).toEqual([[], [{ slug, alerts: true }]]);
    await unfollowCommunity(deps, { actor: into, slug });
    expect(await followed(into)).toEqual([]);
    await followCommunity(deps, { actor: into, slug, alerts: true });
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: into.memberId, at: new Date() }));
    expect(await followed(into)).toEqual([]);
  });

  it('is one button on the community’s page, and a list under one’s own pages', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db);
    const cookie = app.signIn(await someActor(db, { level: 'none' }));
    const page = await get(app, `/c/${slug}`, cookie).expect(200);
    expect(page.text).toContain(`action="/c/${slug}/follow"`);
    await post(app, `/c/${slug}/follow`, { alerts: 'yes' }, cookie).expect(303);
    const list = await get(app, '/me/following', cookie).expect(200);
    expect(list.text).toContain('Ricevi le novità per e-mail.');
    await post(app, `/c/${slug}/follow`, { alerts: 'maybe' }, cookie).expect(400);
    await post(app, `/c/${slug}/unfollow`, {}, cookie).expect(303);
  });
});

it('a member who comes back with a social account reads what members read, and joins nothing with it', async () => {
  const community = await aCommunity(db, { visibility: 'hidden', memberList: 'members' });
  const { memberId } = await aStint(db, { community });
  const weak = actorOf(memberId, { level: 'none', provider: 'google' });
  const page = await getCommunity(deps, { slug: community.slug, locale: 'it', viewer: weak });
  expect(page.viewer.seesMembers).toBe(true);
  await listMembers(deps, { actor: weak, slug: community.slug });
  const { slug } = await aCommunity(db);
  const joining = joinCommunity(deps, { actor: weak, slug });
  await expect(joining).rejects.toMatchObject({ code: 'session.level_too_low' });
});
