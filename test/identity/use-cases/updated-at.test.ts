// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { updateProfile } from '../../../src/identity/use-cases/update-profile.js';
import { later, minute } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import {
  aMember,
  anEmailProfile,
  aSession,
  aSignIn,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const begun = new Date();
let now = begun;
const deps = { db, now: () => now, personKeys: testPersonKeys, features: [] };

async function updatedAt(id: MemberId): Promise<Date> {
  const query = db.selectFrom('member').select('updated_at').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).updated_at;
}

/** Lets a minute pass, acts, and says whether the member's profile counts as changed. */
async function changedBy(id: MemberId, act: () => Promise<unknown>): Promise<boolean> {
  const before = await updatedAt(id);
  now = later(now, minute);
  await act();
  const after = await updatedAt(id);
  if (after.getTime() !== before.getTime()) expect(after).toEqual(now);
  return after.getTime() !== before.getTime();
}

describe('when a profile was last updated', () => {
  it('follows what the person says of themselves, and only a change of it', async () => {
    const id = await aMember(db, { displayName: 'Ada', createdAt: begun });
    const save = (displayName: string) => () =>
      updateProfile(deps, { actor: actorOf(id), displayName, locale: 'it' });
    expect(await changedBy(id, save('Ada N.'))).toBe(true);
    expect(await changedBy(id, save('Ada N.'))).toBe(false);
  });

  it('follows the names and the address that a means brings, not the sign-in', async () => {
    const { memberId } = await signedIn(db, aStranger(0));
    const again = (overrides: object) => () =>
      resolveSignIn(deps, aSignIn(aStranger(0, overrides)));
    expect(await changedBy(memberId, again({}))).toBe(false);
    const claims = { given_name: 'Giulia', family_name: 'Nuova' };
    expect(await changedBy(memberId, again({ claims }))).toBe(true);

    const session = { ...aSession(memberId), provenAt: later(now, minute) };
    const link = () =>
      resolveSignIn(deps, aSignIn(anEmailProfile('g@example.org'), { intent: 'link', session }));
    expect(await changedBy(memberId, link)).toBe(true);
  });

  it('follows a merge and its undoing', async () => {
    const [from, into] = [await aMember(db, { email: 'from@example.org' }), await aMember(db)];
    const proven = () => ({ from: now, into: now });
    let mergeId: Awaited<ReturnType<typeof mergeMembers>> | undefined;
    const merge = async () => {
      mergeId = await mergeMembers(deps, { actor: actorOf(into), from, into, proven: proven() });
    };
    expect(await changedBy(into, merge)).toBe(true);
    const actor = () => actorOf(into, { authenticatedAt: now });
    const undo = async () => mergeId && undoMerge(deps, { actor: actor(), mergeId });
    expect(await changedBy(into, undo)).toBe(true);
    expect(await updatedAt(from)).toEqual(now);
  });
});
