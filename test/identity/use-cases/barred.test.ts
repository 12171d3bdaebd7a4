// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { updateProfile } from '../../../src/identity/use-cases/update-profile.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import {
  aMember,
  anIdentity,
  aProvenProfile,
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
const suspended = { outcome: 'deny', code: 'member.suspended' } as const;

const suspend = (id: MemberId) =>
  db.updateTable('member').set({ status: 'suspended' }).where('id', '=', id).execute();

describe('a suspended member', () => {
  it('is refused by every means, the known one and a new one with the same fiscal code', async () => {
    const { memberId } = await signedIn(db, aProvenProfile('citizen'));
    await suspend(memberId);

    expect(await resolveSignIn(deps, aSignIn(aProvenProfile('citizen')))).toEqual(suspended);
    const other = aProvenProfile('citizen', { idp: 'beta' });
    expect(await resolveSignIn(deps, aSignIn(other))).toEqual(suspended);
  });

  it('is refused also where another account of theirs is in good standing', async () => {
    const { memberId } = await signedIn(db, aStranger(0));
    await suspend(memberId);
    const google = await signedIn(db, aSocialProfile());
    const link = { intent: 'link', session: aSession(google.memberId) } as const;

    expect(await resolveSignIn(deps, aSignIn(aStranger(0), link))).toEqual(suspended);
  });

  it('leaves a line in the audit when they try', async () => {
    const identity = await anIdentity(db, { memberId: await aMember(db, { status: 'suspended' }) });
    await resolveSignIn(deps, aSignIn(aSocialProfile({ subject: identity.subject })));

    const entries = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject', '=', identity.memberId)
      .execute();
    expect(entries).toEqual([{ action: 'member.refuse' }]);
  });

  it('does nothing with a session that is still open', async () => {
    const memberId = await aMember(db, { status: 'suspended' });
    const actor = actorOf(memberId);
    const change = { actor, displayName: 'Nuovo nome', locale: 'it' } as const;
    await expect(updateProfile(deps, change)).rejects.toMatchObject({ code: 'member.suspended' });

    const link = { intent: 'link', session: aSession(memberId) } as const;
    expect(await resolveSignIn(deps, aSignIn(aSocialProfile(), link))).toEqual({
      outcome: 'deny',
      code: 'session.required',
    });
  });
});

describe('a member who is no more', () => {
  it('merged: their means open the account that remains', async () => {
    const from = await signedIn(db, aSocialProfile({ subject: 'merged' }));
    const into = await signedIn(db, aSocialProfile());
    const proven = { from: now(), into: now() };
    await mergeMembers(deps, {
      actor: actorOf(into.memberId),
      from: from.memberId,
      into: into.memberId,
      proven,
    });

    const again = await signedIn(db, aSocialProfile({ subject: 'merged' }));
    expect(again).toMatchObject({ memberId: into.memberId, created: false });
  });

  it('erased: the same person is somebody new', async () => {
    const { memberId } = await signedIn(db, aStranger(1));
    await eraseMember(deps, { actor: actorOf(memberId) });

    const again = await signedIn(db, aStranger(1));
    expect(again.created).toBe(true);
    expect(again.memberId).not.toBe(memberId);
  });
});
