// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Trx } from '../../../src/database/database.js';
import type { MemberFeature } from '../../../src/identity/features.js';
import { getProfile } from '../../../src/identity/use-cases/get-profile.js';
import { listIdentities } from '../../../src/identity/use-cases/list-identities.js';
import { listMerges } from '../../../src/identity/use-cases/list-merges.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { day, later, minute } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import {
  aMember,
  anIdentity,
  aPersonKey,
  aSession,
  aSignIn,
  aSocialProfile,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const now = () => new Date();
const deps = { db, now, personKeys: testPersonKeys, features: [] };

const justProven = () => ({ from: now(), into: now() });
const merge = (from: MemberId, into: MemberId, features: MemberFeature[] = []) =>
  mergeMembers({ ...deps, features }, { actor: actorOf(into), from, into, proven: justProven() });

describe('two accounts of one person', () => {
  it('become one when the person signs in to both, and the one with the person remains', async () => {
    const spid = await signedIn(db, aStranger(0));
    const google = await signedIn(db, aSocialProfile({ subject: 'both' }));
    const session = aSession(google.memberId);

    const asked = await resolveSignIn(deps, aSignIn(aStranger(0), { session, intent: 'link' }));
    expect(asked).toMatchObject({ question: 'switch_or_merge' });
    const merged = await signedIn(db, aStranger(0), { session, intent: 'link', answer: 'merge' });
    expect(merged).toMatchObject({ memberId: spid.memberId, merged: google.memberId });
    const viaGoogle = await signedIn(db, aSocialProfile({ subject: 'both' }));
    expect(viaGoogle).toMatchObject({ memberId: spid.memberId, created: false });
  });

  it('become one also from the other side: signed in with SPID, linking the Google account', async () => {
    const google = await signedIn(db, aSocialProfile({ subject: 'from-me' }));
    const spid = await signedIn(db, aStranger(1));
    const link = { session: aSession(spid.memberId), intent: 'link', answer: 'merge' } as const;

    const merged = await signedIn(db, aSocialProfile({ subject: 'from-me' }), link);
    expect(merged).toMatchObject({ memberId: spid.memberId, merged: google.memberId });
    expect(await listIdentities(deps, spid.memberId)).toHaveLength(2);
  });

  it('are not merged while the session is older than five minutes', async () => {
    const spid = await signedIn(db, aStranger(2));
    const google = await signedIn(db, aSocialProfile({ subject: 'stale' }));
    const link = { session: aSession(google.memberId, 6), answer: 'merge' } as const;

    expect(await resolveSignIn(deps, aSignIn(aStranger(2), link))).toMatchObject({
      outcome: 'prove',
      memberId: google.memberId,
    });
    expect((await getProfile(deps, spid.memberId)).status).toBe('active');
  });

  it('with an identity of one and the key of the other are asked about, and may wait', async () => {
    const old = await anIdentity(db, {
      memberId: await aMember(db, { displayName: 'Vecchio' }),
      issuer: 'https://alfa.example.org/idp',
      subject: 'two-accounts',
      class: 'proven',
    });
    const holder = await aMember(db, { displayName: 'Nuovo' });
    const profile = aStranger(3, { subject: 'two-accounts' });
    await aPersonKey(db, holder, { value: profile.personKeys[0]?.value ?? '' });

    expect(await resolveSignIn(deps, aSignIn(profile))).toMatchObject({
      question: 'two_accounts',
      options: ['merge', 'postpone'],
      names: { current: 'Vecchio', other: 'Nuovo' },
    });
    const waiting = await signedIn(db, profile, { answer: 'postpone' });
    expect(waiting.memberId).toBe(old.memberId);
    const merged = await signedIn(db, profile, { answer: 'merge' });
    expect(merged).toMatchObject({ memberId: holder, merged: old.memberId });
  });
});

describe('a merge', () => {
  it('moves addresses, keeps one primary, and has every feature move its own', async () => {
    const from = await aMember(db, { email: 'from@example.org' });
    const into = await aMember(db, { email: 'into@example.org' });
    const seen: unknown[] = [];
    const feature: MemberFeature = {
      name: 'stamps',
      mergeMember: async (_trx: Trx, { from: one, into: other }) => {
        seen.push([one, other]);
        await Promise.resolve();
        return { moved: 3 };
      },
      undoMerge: async (_trx: Trx, { from: one, into: other }, journal) => {
        seen.push([one, other, journal]);
        await Promise.resolve();
      },
    };
    const mergeId = await merge(from, into, [feature]);

    const merged = await getProfile(deps, into);
    expect(merged.addresses).toEqual([
      { address: 'into@example.org', verified: true, primary: true },
      { address: 'from@example.org', verified: true, primary: false },
    ]);
    expect(await getProfile(deps, from)).toMatchObject({ status: 'merged', mergedInto: into });
    await undoMerge({ ...deps, features: [feature] }, { actor: actorOf(into), mergeId });
    expect(seen).toEqual([
      [from, into],
      [from, into, { moved: 3 }],
    ]);
  });

  it('of two members with a fiscal code each is refused: they are two persons', async () => {
    const one = await signedIn(db, aStranger(4));
    const two = await signedIn(db, aStranger(5));
    await expect(merge(one.memberId, two.memberId)).rejects.toMatchObject({
      code: 'merge.two_persons',
    });
  });

  it('needs both sides proven within ten minutes, by one of the two', async () => {
    const [from, into, third] = [await aMember(db), await aMember(db), await aMember(db)];
    const stale = { from: later(now(), -11 * minute), into: now() };
    for (const input of [
      { actor: actorOf(into), from, into, proven: stale },
      { actor: actorOf(third), from, into, proven: justProven() },
      { actor: actorOf(into), from: into, into, proven: justProven() },
    ]) {
      await expect(mergeMembers(deps, input)).rejects.toMatchObject({ code: 'merge.not_proven' });
    }
  });

  it('of which a feature fails leaves both members as they were', async () => {
    const google = await signedIn(db, aSocialProfile());
    const into = await aMember(db);
    const broken: MemberFeature = {
      name: 'broken',
      mergeMember: () => Promise.reject(new Error('no')),
    };
    await expect(merge(google.memberId, into, [broken])).rejects.toThrow('no');
    expect(await listIdentities(deps, google.memberId)).toHaveLength(1);
    expect((await getProfile(deps, google.memberId)).status).toBe('active');
  });
});

describe('taking a merge back', () => {
  it('returns what was moved, and both sign in as before', async () => {
    const google = await signedIn(db, aSocialProfile({ subject: 'undone' }));
    const into = await aMember(db, { email: 'kept@example.org' });
    const mergeId = await merge(google.memberId, into);
    expect(await listMerges(deps, into)).toMatchObject([{ id: mergeId }]);

    await undoMerge(deps, { actor: actorOf(into), mergeId });
    const again = await signedIn(db, aSocialProfile({ subject: 'undone' }));
    expect(again.memberId).toBe(google.memberId);
    expect(await listMerges(deps, into)).toEqual([]);
    await expect(undoMerge(deps, { actor: actorOf(into), mergeId })).rejects.toMatchObject({
      code: 'merge.not_found',
    });
  });

  it('leaves where it is what the person removed or gave away since', async () => {
    const from = await anIdentity(db);
    const into = await anIdentity(db);
    const mergeId = await merge(from.memberId, into.memberId);
    await db
      .updateTable('identity')
      .set({ unlinked_at: now() })
      .where('id', '=', from.id)
      .execute();

    await undoMerge(deps, { actor: actorOf(into.memberId), mergeId });
    expect(await listIdentities(deps, from.memberId)).toEqual([]);
    expect(await listIdentities(deps, into.memberId)).toHaveLength(1);
  });

  it('ends after fourteen days, and is nobody else’s to do', async () => {
    const [from, into] = [await aMember(db), await aMember(db)];
    const mergeId = await merge(from, into);
    const late = { ...deps, now: () => later(new Date(), 15 * day) };
    const actor = actorOf(into, { authenticatedAt: late.now() });

    expect(await listMerges(late, into)).toEqual([]);
    await expect(undoMerge(late, { actor, mergeId })).rejects.toMatchObject({
      code: 'merge.too_late',
    });
    const stranger = actorOf(await aMember(db));
    await expect(undoMerge(deps, { actor: stranger, mergeId })).rejects.toMatchObject({
      code: 'merge.not_found',
    });
  });
});
