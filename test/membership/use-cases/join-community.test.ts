// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { submitRequest } from '../../../src/membership/domain/join-request.js';
import { insertJoinRequest } from '../../../src/membership/store/join-requests.js';
import { startStint } from '../../../src/membership/domain/stint.js';
import { insertStint } from '../../support/builders/insert-stint.js';
import { aCommunity, aStint, actorOf, someActor } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

describe('joining a community', () => {
  it('takes the member in at once where the community is open', async () => {
    const { slug, id } = await aCommunity(db);
    const actor = await someActor(db, { level: 'low' });

    const joined = await joinCommunity(deps, { actor, slug });

    expect(joined.outcome).toBe('joined');
    const stint = await db
      .selectFrom('stint')
      .selectAll()
      .where('community_id', '=', id)
      .where('member_id', '=', actor.memberId)
      .executeTakeFirstOrThrow();
    expect(stint).toMatchObject({ status: 'active', join_path: 'open', level_at_join: 'low' });
  });

  it('leaves a request where the managers decide', async () => {
    const { slug } = await aCommunity(db, { joinPath: 'approval' });
    const actor = await someActor(db);

    const asked = await joinCommunity(deps, { actor, slug, message: 'Vorrei partecipare' });

    expect(asked.outcome).toBe('requested');
    const again = joinCommunity(deps, { actor, slug });
    await expect(again).rejects.toMatchObject({ code: 'membership.request_pending' });
  });

  it.each([
    ['a level below the community’s', { minimumLevel: 'substantial' }, 'session.level_too_low'],
    [
      'a provider it does not admit',
      { admittedProviders: ['cie'] },
      'membership.provider_not_admitted',
    ],
    ['a community that takes in nobody', { joinPath: 'closed' }, 'membership.closed'],
    ['a frozen community', { status: 'frozen' }, 'community.not_active'],
    ['a hidden community', { visibility: 'hidden' }, 'community.not_found'],
  ] as const)('refuses %s, saying which rule', async (_, rules, code) => {
    const { slug } = await aCommunity(db, rules);
    const actor = await someActor(db, { level: 'low' });

    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({ code });
  });

  it('says which level is needed', async () => {
    const { slug } = await aCommunity(db, { minimumLevel: 'substantial' });
    const joining = joinCommunity(deps, { actor: await someActor(db, { level: 'none' }), slug });
    await expect(joining).rejects.toMatchObject({
      context: { minimum: 'substantial', level: 'none' },
    });
  });

  it('I1 refuses the second of two joins at the same moment', async () => {
    const community = await aCommunity(db);
    const actor = await someActor(db);
    const winner = await db.startTransaction().execute();
    await insertStint(winner, startStint(community.id, actor, { path: 'open', at: now() }));

    const loser = joinCommunity(deps, { actor, slug: community.slug });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    await expect(loser).rejects.toMatchObject({ code: 'membership.already_member' });
  });

  it('I8 refuses the second of two requests at the same moment', async () => {
    const { slug, id } = await aCommunity(db, { joinPath: 'approval' });
    const actor = await someActor(db);
    const winner = await db.startTransaction().execute();
    await insertJoinRequest(winner, submitRequest(id, actor, { message: '', at: now() }));

    const loser = joinCommunity(deps, { actor, slug });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    await expect(loser).rejects.toMatchObject({ code: 'membership.request_pending' });
  });

  it('takes nobody into a community that is being frozen at the same moment', async () => {
    const { slug, id } = await aCommunity(db);
    const actor = await someActor(db);
    const freezing = await db.startTransaction().execute();
    await freezing
      .updateTable('community')
      .set({ status: 'frozen' })
      .where('id', '=', id)
      .execute();

    const joining = joinCommunity(deps, { actor, slug });
    await Promise.race([joining, untilBlocked(db)]);
    await freezing.commit().execute();

    await expect(joining).rejects.toMatchObject({ code: 'community.not_active' });
  });

  it('takes in nobody whose profile is being closed at the same moment', async () => {
    const { slug } = await aCommunity(db);
    const actor = await someActor(db);
    const closing = await db.startTransaction().execute();
    await closing
      .selectFrom('member')
      .select('id')
      .where('id', '=', actor.memberId)
      .forUpdate()
      .execute();
    await closing
      .updateTable('member')
      .set({ status: 'erased' })
      .where('id', '=', actor.memberId)
      .execute();

    const joining = joinCommunity(deps, { actor, slug });
    await Promise.race([joining, untilBlocked(db)]);
    await closing.commit().execute();

    await expect(joining).rejects.toMatchObject({ code: 'membership.not_in_good_standing' });
  });

  it('lets a former member come back with a new stint', async () => {
    const community = await aCommunity(db);
    const stint = await aStint(db, { community });
    await db
      .updateTable('stint')
      .set({ status: 'left', ended_at: now() })
      .where('id', '=', stint.id)
      .execute();

    const again = await joinCommunity(deps, {
      actor: actorOf(stint.memberId),
      slug: community.slug,
    });

    expect(again).toMatchObject({ outcome: 'joined' });
  });
});
