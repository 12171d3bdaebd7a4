// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, minute, systemClock as now } from '../../../src/kernel/clock.js';
import type { RoleGrantId } from '../../../src/kernel/ids.js';
import { answerOffer } from '../../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../../src/membership/use-cases/answer-proposal.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../../src/membership/use-cases/propose-role.js';
import { withdrawOffer } from '../../../src/membership/use-cases/withdraw-offer.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function scene() {
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const manager = actorOf(community.managerId);
  return { community, slug: community.slug, manager, member: actorOf(memberId) };
}

const grantRow = (id: RoleGrantId) =>
  db.selectFrom('role_grant').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('offering a role', () => {
  it('begins only when the member accepts, for the months offered', async () => {
    const { slug, manager, member } = await scene();
    const { memberId } = member;
    const offer = { actor: manager, slug, memberId, role: 'co_manager', months: 6 } as const;

    const { grantId } = await offerRole(deps, offer);
    expect(await grantRow(grantId)).toMatchObject({ status: 'offered', valid_from: null });
    await answerOffer(deps, { actor: member, grantId, accept: true });

    const grant = await grantRow(grantId);
    expect(grant).toMatchObject({ status: 'active', granted_by: manager.memberId });
    const days = (Number(grant.valid_until) - Number(grant.valid_from)) / day;
    expect(days).toBeGreaterThan(178);
    expect(days).toBeLessThan(186);
  });

  it('ends with the member’s no', async () => {
    const { slug, manager, member } = await scene();
    const offer = { actor: manager, slug, memberId: member.memberId, role: 'editor' } as const;
    const { grantId } = await offerRole(deps, offer);

    await answerOffer(deps, { actor: member, grantId, accept: false });

    expect((await grantRow(grantId)).status).toBe('declined');
    const again = answerOffer(deps, { actor: member, grantId, accept: true });
    await expect(again).rejects.toMatchObject({ code: 'role.answered' });
  });

  it('demands a proof of identity from the last quarter of an hour', async () => {
    const { slug, manager, member } = await scene();
    const stale = { ...manager, authenticatedAt: later(now(), -16 * minute) };
    const offer = { actor: stale, slug, memberId: member.memberId, role: 'editor' } as const;

    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code: 'session.not_fresh' });
  });

  it.each([
    ['a member without a role', 'right.missing', {}],
    ['a manager with a weak sign-in', 'session.level_too_low', { level: 'low' }],
  ] as const)('is refused to %s', async (who, code, weaker) => {
    const { slug, manager, member } = await scene();
    const actor = who.startsWith('a member') ? member : { ...manager, ...weaker };
    const offer = { actor, slug, memberId: await someMember(db), role: 'editor' } as const;

    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code });
  });

  it('lets a co-manager make an editor but no manager', async () => {
    const { community, slug, member } = await scene();
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const actor = actorOf(memberId);
    const to = { actor, slug, memberId: member.memberId };

    await offerRole(deps, { ...to, role: 'editor' });

    const escalating = offerRole(deps, { ...to, role: 'manager' });
    await expect(escalating).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('I7 is refused for oneself', async () => {
    const { slug, manager } = await scene();
    const offer = { actor: manager, slug, memberId: manager.memberId, role: 'co_manager' } as const;
    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code: 'role.to_oneself' });
  });

  it('I4 is refused for somebody who is no member here', async () => {
    const { slug, manager } = await scene();
    const elsewhere = await aStint(db, { community: await aCommunity(db) });
    const offer = { actor: manager, slug, memberId: elsewhere.memberId, role: 'editor' } as const;
    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code: 'membership.not_member' });
  });

  it('is refused for longer than the role is held, for a role held and for one already offered', async () => {
    const { slug, manager, member } = await scene();
    const offer = { actor: manager, slug, memberId: member.memberId, role: 'editor' } as const;

    const tooLong = offerRole(deps, { ...offer, months: 25 });
    await expect(tooLong).rejects.toMatchObject({ code: 'role.term_not_allowed' });
    const { grantId } = await offerRole(deps, offer);
    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code: 'role.already_open' });
    await answerOffer(deps, { actor: member, grantId, accept: true });
    await expect(offerRole(deps, offer)).rejects.toMatchObject({ code: 'role.already_held' });
  });
});

describe('accepting an offer', () => {
  const offered = async () => {
    const set = await scene();
    const { slug, manager, member } = set;
    const offer = { actor: manager, slug, memberId: member.memberId, role: 'co_manager' } as const;
    return { ...set, ...(await offerRole(deps, offer)) };
  };

  it('demands the level that the role needs of its holder', async () => {
    const { member, grantId } = await offered();
    const accepting = answerOffer(deps, {
      actor: { ...member, level: 'low' },
      grantId,
      accept: true,
    });
    await expect(accepting).rejects.toMatchObject({
      code: 'session.level_too_low',
      context: { minimum: 'substantial' },
    });
  });

  it('is for the person it was made to', async () => {
    const { manager, grantId } = await offered();
    const other = answerOffer(deps, { actor: manager, grantId, accept: true });
    await expect(other).rejects.toMatchObject({ code: 'role.not_found' });
  });

  it('is too late after fourteen days', async () => {
    const { member, grantId } = await offered();
    const clock = () => later(now(), 15 * day);
    const late = answerOffer({ db, now: clock }, { actor: member, grantId, accept: true });
    await expect(late).rejects.toMatchObject({ code: 'role.lapsed' });
  });

  it('is void when whoever offered it no longer could', async () => {
    const { community, slug, manager, member, grantId } = await offered();
    await aGrant(db, { community, role: 'manager' });
    await leaveCommunity(deps, { actor: manager, slug });

    const accepting = answerOffer(deps, { actor: member, grantId, accept: true });

    await expect(accepting).rejects.toMatchObject({ code: 'role.granter_gone' });
  });

  it('is void when the offer was taken back', async () => {
    const { manager, member, grantId } = await offered();
    await withdrawOffer(deps, { actor: manager, grantId });
    const accepting = answerOffer(deps, { actor: member, grantId, accept: true });
    await expect(accepting).rejects.toMatchObject({ code: 'role.answered' });
  });
});

describe('proposing oneself for a role', () => {
  it('begins when a manager accepts', async () => {
    const { slug, manager, member } = await scene();
    const proposal = { actor: member, slug, role: 'co_manager', message: 'Mi propongo' } as const;

    const { grantId } = await proposeRole(deps, proposal);
    await answerProposal(deps, { actor: manager, grantId, accept: true, months: 12 });

    expect(await grantRow(grantId)).toMatchObject({ status: 'active', message: 'Mi propongo' });
  });

  it('waits for thirty days of membership', async () => {
    const { community, slug } = await scene();
    const { memberId } = await aStint(db, { community, startedAt: later(now(), -29 * day) });
    const actor = actorOf(memberId);
    const early = proposeRole(deps, { actor, slug, role: 'membership_manager', message: '' });
    await expect(early).rejects.toMatchObject({ code: 'role.too_early' });
  });

  it('demands the level of the role, and knows roles that nobody proposes for', async () => {
    const { slug, member } = await scene();
    const propose = { slug, message: '' } as const;
    const weak = proposeRole(deps, {
      ...propose,
      actor: { ...member, level: 'low' },
      role: 'manager',
    });
    await expect(weak).rejects.toMatchObject({ code: 'session.level_too_low' });
    const caretaker = proposeRole(deps, { ...propose, actor: member, role: 'caretaker' });
    await expect(caretaker).rejects.toMatchObject({ code: 'role.not_proposable' });
  });

  it('I7 cannot be answered by oneself, not even as a manager', async () => {
    const { slug, manager } = await scene();
    const proposal = { actor: manager, slug, role: 'observer', message: '' } as const;
    const { grantId } = await proposeRole(deps, proposal);

    const own = answerProposal(deps, { actor: manager, grantId, accept: true });

    await expect(own).rejects.toMatchObject({ code: 'role.to_oneself' });
  });

  it('cannot be answered by somebody who may not give the role', async () => {
    const { slug, member } = await scene();
    const proposal = { actor: member, slug, role: 'co_manager', message: '' } as const;
    const { grantId } = await proposeRole(deps, proposal);
    const answering = answerProposal(deps, { actor: await someActor(db), grantId, accept: true });
    await expect(answering).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('can be taken back by the member and declined by a manager', async () => {
    const { slug, manager, member } = await scene();
    const proposal = { actor: member, slug, role: 'editor', message: '' } as const;
    const first = await proposeRole(deps, proposal);
    await withdrawOffer(deps, { actor: member, ...first });
    const second = await proposeRole(deps, proposal);
    await answerProposal(deps, { actor: manager, ...second, accept: false });

    expect((await grantRow(first.grantId)).status).toBe('withdrawn');
    expect((await grantRow(second.grantId)).status).toBe('declined');
  });
});
