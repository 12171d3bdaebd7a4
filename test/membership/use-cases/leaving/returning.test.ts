// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { returnToCommunity } from '../../../../src/membership/use-cases/leaving/return-to-community.js';
import { proposeRole } from '../../../../src/membership/use-cases/propose-role.js';
import { aBan, aRemoval, aSuspension } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function left(joinPath: 'open' | 'approval' = 'approval') {
  const community = await aCommunity(db, { joinPath });
  const { memberId, stintId } = await aGrant(db, { community, role: 'editor' });
  const actor = actorOf(memberId);
  await leaveCommunity(deps, { actor, slug: community.slug });
  return { community, slug: community.slug, memberId, stintId, actor };
}

describe('taking a leaving back', () => {
  it('I6 begins a new membership that goes on from the old one, without the roles of before', async () => {
    const { slug, memberId, stintId, actor } = await left();
    await returnToCommunity(deps, { actor, slug });
    const stints = await db
      .selectFrom('stint')
      .select(['status', 'join_path', 'resumes_id'])
      .where('member_id', '=', memberId)
      .orderBy('started_at')
      .orderBy('id')
      .execute();
    expect(stints).toEqual([
      { status: 'left', join_path: 'open', resumes_id: null },
      { status: 'active', join_path: 'returned', resumes_id: stintId },
    ]);
    const roles = db.selectFrom('live_role').select('role').where('member_id', '=', memberId);
    expect(await roles.execute()).toEqual([]);
  });

  it('does not begin anew the days before one may propose oneself, however often', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const [settled, recent] = [
      await aStint(db, { community, startedAt: later(now(), -40 * day) }),
      await aStint(db, { community, startedAt: later(now(), -10 * day) }),
    ];
    const proposing = async (memberId: MemberId) => {
      const actor = actorOf(memberId);
      for (const _ of [1, 2]) {
        await leaveCommunity(deps, { actor, slug });
        await returnToCommunity(deps, { actor, slug });
      }
      const page = await getCommunity(deps, { slug, locale: 'it', viewer: actor });
      const { proposable } = page.viewer;
      return {
        proposable,
        act: proposeRole(deps, { actor, slug, role: 'co_manager', message: '' }),
      };
    };
    const late = await proposing(settled.memberId);
    await expect(late.act).resolves.toMatchObject({ grantId: expect.any(String) });
    expect(late.proposable).toContain('co_manager');
    const early = await proposing(recent.memberId);
    await expect(early.act).rejects.toMatchObject({ code: 'role.too_early' });
    expect(early.proposable).not.toContain('co_manager');
  });

  it('is possible for a day, and once', async () => {
    const { slug, actor } = await left();
    const late = { db, now: () => later(now(), day + minute) };
    const code = 'membership.return_too_late';
    await expect(returnToCommunity(late, { actor, slug })).rejects.toMatchObject({ code });
    await returnToCommunity(deps, { actor, slug });
    const again = returnToCommunity(deps, { actor, slug });
    await expect(again).rejects.toMatchObject({ code: 'membership.already_member' });
  });

  it('is not for who was removed, is banned or suspended, nor for who never belonged', async () => {
    const removed = await aCommunity(db);
    const { memberId } = await aStint(db, { community: removed });
    await aRemoval(db, removed, memberId);
    const here = { actor: actorOf(memberId), slug: removed.slug };
    const late = { code: 'membership.return_too_late' };
    await expect(returnToCommunity(deps, here)).rejects.toMatchObject(late);

    const { community, actor, slug } = await left();
    await aBan(db, community, actor.memberId);
    await expect(returnToCommunity(deps, { actor, slug })).rejects.toMatchObject({
      code: 'membership.barred',
    });

    const quiet = await aCommunity(db);
    const suspended = await aStint(db, { community: quiet });
    await aSuspension(db, quiet, suspended.memberId);
    const them = { actor: actorOf(suspended.memberId), slug: quiet.slug };
    await leaveCommunity(deps, them);
    await expect(returnToCommunity(deps, them)).rejects.toMatchObject({
      code: 'membership.barred',
    });

    const stranger = returnToCommunity(deps, { actor: await someActor(db), slug });
    await expect(stranger).rejects.toMatchObject({ code: 'community.not_found' });
  });

  it('asks for the level of the community', async () => {
    const { slug, memberId } = await left();
    const back = returnToCommunity(deps, { actor: actorOf(memberId, { level: 'none' }), slug });
    await expect(back).rejects.toMatchObject({ code: 'session.level_too_low' });
  });

  it('I1 happens once of two at the same moment', async () => {
    const { slug, actor, memberId } = await left();
    const queue = await db.startTransaction().execute();
    await lockCommunity(queue, slug);
    const both = Promise.allSettled([1, 2].map(() => returnToCommunity(deps, { actor, slug })));
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const lost = (await both).filter(({ status }) => status === 'rejected');
    expect(lost).toMatchObject([{ reason: { code: 'membership.already_member' } }]);
    const live = db.selectFrom('live_membership').select('slug').where('member_id', '=', memberId);
    expect(await live.execute()).toHaveLength(1);
  });
});
