// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { mergeMembers } from '../../../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../../../src/identity/use-cases/undo-merge.js';
import { unlinkIdentity } from '../../../../src/identity/use-cases/unlink-identity.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { IdentityId, MemberId } from '../../../../src/kernel/ids.js';
import { answerOffer } from '../../../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../../../src/membership/use-cases/answer-proposal.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { nameFirstManager } from '../../../../src/membership/use-cases/name-first-manager.js';
import { neededLevel } from '../../../../src/membership/use-cases/needed-level.js';
import { aMember, anIdentity } from '../../../support/builders/identity.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../../support/builders/membership.js';
import { aSuccessor } from '../../../support/builders/succession.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** Somebody with a strong way in and a weak one, and a community where they belong. */
async function somebody() {
  const memberId = await aMember(db);
  const strong = await anIdentity(db, { memberId, class: 'vouched', level: 'substantial' });
  await anIdentity(db, { memberId });
  const community = await aCommunity(db);
  await aStint(db, { community, memberId });
  return { memberId, strong: strong.id, community, actor: actorOf(memberId) };
}
const sever = (memberId: MemberId, identityId: IdentityId) =>
  unlinkIdentity(
    { ...deps, features: [membershipFeature] },
    { actor: actorOf(memberId), identityId },
  );
const offer = { role: 'co_manager', status: 'offered' } as const;

describe('I16 a role begins only for who can still prove what it demands', () => {
  it('whoever offers, proposes or names, and however the session was proven', async () => {
    const { memberId, strong, community, actor } = await somebody();
    const offeredBy = community.managerId;
    const offered = await aGrant(db, { community, memberId, ...offer, offeredBy });
    const own = { role: 'manager', status: 'proposed' } as const;
    const proposed = await aGrant(db, { community, memberId, ...own });
    await sever(memberId, strong);

    const weak = { code: 'role.means_too_weak' };
    const accepting = answerOffer(deps, { actor, grantId: offered.id, accept: true });
    await expect(accepting).rejects.toMatchObject(weak);
    const manager = actorOf(community.managerId);
    const granting = answerProposal(deps, { actor: manager, grantId: proposed.id, accept: true });
    await expect(granting).rejects.toMatchObject(weak);
    const { slug } = await aCommunity(db, { status: 'draft' });
    const staff = await aStaffMember(db, 'regional_staff');
    const naming = nameFirstManager(deps, { actor: staff, slug, memberId });
    await expect(naming).rejects.toMatchObject(weak);
    const gone = { status: 'ended', ended_at: now() } as const;
    await db.updateTable('platform_grant').set(gone).execute();
  });

  it('and a successor who lost it is passed over', async () => {
    const { memberId, strong } = await somebody();
    const other = await aCommunity(db);
    await aSuccessor(db, { community: other, memberId });
    await sever(memberId, strong);
    await leaveCommunity(deps, { actor: actorOf(other.managerId), slug: other.slug });
    expect(await neededLevel(db, memberId)).toBe('none');
  });

  it('lets no role slip in that is accepted while the way in is being severed', async () => {
    const { memberId, strong, community, actor } = await somebody();
    const offeredBy = community.managerId;
    const { id: grantId } = await aGrant(db, { community, memberId, ...offer, offeredBy });
    const severing = await db.startTransaction().execute();
    const row = severing.selectFrom('member').select('id').where('id', '=', memberId);
    await row.forUpdate().execute();
    await severing
      .updateTable('identity')
      .set({ unlinked_at: now() })
      .where('id', '=', strong)
      .execute();

    const accepting = answerOffer(deps, { actor, grantId, accept: true });
    const outcome = expect(accepting).rejects.toMatchObject({ code: 'role.means_too_weak' });
    await Promise.race([outcome, untilBlocked(db)]);
    await severing.commit().execute();
    await outcome;
  });

  it('ends what was taken on with the proof of another profile, when the two are parted again', async () => {
    const social = (await anIdentity(db)).memberId;
    const proven = await aMember(db);
    await anIdentity(db, { memberId: proven, class: 'vouched', level: 'substantial' });
    const parts = { ...deps, features: [membershipFeature] };
    const proofs = { from: now(), into: now() };
    const pair = { from: proven, into: social, proven: proofs };
    const mergeId = await mergeMembers(parts, { actor: actorOf(social), ...pair });
    const community = await aCommunity(db);
    const stint = await aStint(db, { community, memberId: social });
    await aGrant(db, { community, memberId: stint.memberId, role: 'manager' });
    const { memberId: staff } = await aStaffMember(db);
    await leaveCommunity(deps, { actor: actorOf(community.managerId), slug: community.slug });

    await undoMerge(parts, { actor: actorOf(social), mergeId });

    expect(await neededLevel(db, social)).toBe('none');
    const held = await db
      .selectFrom('live_role')
      .select(['role', 'member_id'])
      .where('community_id', '=', community.id)
      .execute();
    expect(held).toEqual([{ role: 'caretaker', member_id: staff }]);
  });
});
