// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { membershipFeature } from '../../src/compose/membership.js';
import type { MemberFeature } from '../../src/identity/features.js';
import { eraseMember } from '../../src/identity/use-cases/erase-member.js';
import { exportMember } from '../../src/identity/use-cases/export-member.js';
import { mergeMembers } from '../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../src/identity/use-cases/undo-merge.js';
import { unlinkIdentity } from '../../src/identity/use-cases/unlink-identity.js';
import { hour, minute } from '../../src/kernel/clock.js';
import type { IdentityId, MemberId } from '../../src/kernel/ids.js';
import { portalFeature } from '../../src/portal/use-cases/member-feature.js';
import { signInFeature } from '../../src/sign-in/use-cases/member-feature.js';
import { aMember, anIdentity } from '../support/builders/identity.js';
import { actorOf, aCommunity, aStint } from '../support/builders/membership.js';
import { aSession } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();
const now = () => new Date();
const limits = { idle: 30 * minute, absolute: 8 * hour };
const features: readonly MemberFeature[] = [
  membershipFeature,
  portalFeature,
  signInFeature({ db, now, limits }),
];
const deps = { db, now, features };

const communitiesOf = async (id: MemberId): Promise<string[]> => {
  const rows = await db
    .selectFrom('live_membership')
    .select('slug')
    .where('member_id', '=', id)
    .orderBy('slug')
    .execute();
  return rows.map((row) => row.slug);
};

const sessionsOf = async (id: MemberId): Promise<number> =>
  (await db.selectFrom('session').select('id').where('member_id', '=', id).execute()).length;

/** A member with a session, and a membership in a new community. */
async function aMemberOf(community: Awaited<ReturnType<typeof aCommunity>>): Promise<MemberId> {
  const memberId = await aMember(db);
  await aSession(db, { memberId });
  await aStint(db, { community, memberId });
  return memberId;
}

describe('every feature takes part', () => {
  it('in a merge, which moves memberships and ends the sessions, and in its undoing', async () => {
    const [garden, school] = [await aCommunity(db), await aCommunity(db)];
    const [from, into] = [await aMemberOf(garden), await aMemberOf(school)];
    const actor = actorOf(into);

    const proven = { from: now(), into: now() };
    const mergeId = await mergeMembers(deps, { actor, from, into, proven });
    expect(await communitiesOf(into)).toEqual([garden.slug, school.slug].toSorted(byName));
    expect(await communitiesOf(from)).toEqual([]);
    expect(await sessionsOf(from)).toBe(0);
    expect(await sessionsOf(into)).toBe(1);

    await undoMerge(deps, { actor, mergeId });
    expect(await communitiesOf(from)).toEqual([garden.slug]);
    expect(await communitiesOf(into)).toEqual([school.slug]);
    expect(await sessionsOf(into)).toBe(0);
  });

  it('in an erasure, the sessions with their proofs included', async () => {
    const community = await aCommunity(db);
    const memberId = await aMemberOf(community);
    await eraseMember(deps, { actor: actorOf(memberId) });

    expect(await communitiesOf(memberId)).toEqual([]);
    expect(await sessionsOf(memberId)).toBe(0);
    const stints = await db
      .selectFrom('stint')
      .select('status')
      .where('member_id', '=', memberId)
      .execute();
    expect(stints).toEqual([{ status: 'left' }]);
  });

  it('in an export', async () => {
    const memberId = await aMemberOf(await aCommunity(db));
    const exported = await exportMember(deps, { actor: actorOf(memberId) });
    expect(Object.keys(exported)).toEqual(
      expect.arrayContaining(['member', 'membership', 'portal', 'sign-in']),
    );
  });

  it('in an unlinking, which ends the sessions of that identity alone', async () => {
    const { memberId } = await anIdentity(db);
    await aSession(db, { memberId });
    await aSession(db, { memberId });
    const [used] = await db
      .selectFrom('authentication_event')
      .select('identity_id')
      .where('member_id', '=', memberId)
      .execute();

    const identityId = (used?.identity_id ?? '') as IdentityId;
    await unlinkIdentity(deps, { actor: actorOf(memberId), identityId });
    expect(await sessionsOf(memberId)).toBe(1);
  });
});

const byName = (a: string, b: string): number => a.localeCompare(b);
