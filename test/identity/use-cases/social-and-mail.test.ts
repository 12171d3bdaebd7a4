// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { getProfile } from '../../../src/identity/use-cases/get-profile.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import {
  aMember,
  anEmailProfile,
  anIdentity,
  aProvenProfile,
  aSession,
  aSignIn,
  aSocialProfile,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), personKeys: testPersonKeys, features: [] };

describe('a social account', () => {
  it('is another member, whatever name it carries', async () => {
    const spid = await signedIn(db, aProvenProfile('manager'));
    const google = await signedIn(db, aSocialProfile({ claims: { name: 'Marco Ferri' } }));

    expect(google.memberId).not.toBe(spid.memberId);
    expect(google.created).toBe(true);
  });

  it('is linked when its owner asks for it right after signing in', async () => {
    const memberId = await aMember(db);
    const profile = aSocialProfile();
    const linked = await signedIn(db, profile, { intent: 'link', session: aSession(memberId) });

    expect(linked).toMatchObject({ memberId, linked: true });
    expect(await signedIn(db, profile)).toMatchObject({ memberId, linked: false });
  });

  it('is not linked from a session proven six minutes ago', async () => {
    const { memberId } = await anIdentity(db, { kind: 'spid' });
    const link = { intent: 'link', session: aSession(memberId, 6) } as const;
    const resolution = await resolveSignIn(deps, aSignIn(aSocialProfile(), link));

    expect(resolution).toEqual({ outcome: 'prove', memberId, how: ['spid'] });
  });

  it('with a vouched address that somebody proved must prove the older account first', async () => {
    const { memberId } = await anIdentity(db, {
      memberId: await aMember(db, { email: 'Anna@Example.org' }),
      kind: 'spid',
    });
    const profile = aSocialProfile({ email: { address: 'anna@example.ORG', vouched: true } });

    const resolution = await resolveSignIn(deps, aSignIn(profile));
    expect(resolution).toEqual({ outcome: 'prove', memberId, how: ['spid'] });
  });

  it('with an address that nobody vouches for is simply somebody new', async () => {
    await aMember(db, { email: 'luisa@example.org' });
    const profile = aSocialProfile({ email: { address: 'luisa@example.org', vouched: false } });

    const { created, memberId } = await signedIn(db, profile);
    expect(created).toBe(true);
    expect((await getProfile(deps, memberId)).addresses).toEqual([]);
  });

  it('used while somebody else is signed in asks which of the two to be', async () => {
    const session = aSession(await aMember(db, { displayName: 'Carla' }));
    const known = await anIdentity(db, { memberId: await aMember(db, { displayName: 'Dario' }) });
    const profile = aSocialProfile({ subject: known.subject });

    const asked = await resolveSignIn(deps, aSignIn(profile, { session }));
    expect(asked).toEqual({
      outcome: 'ask',
      question: 'switch_account',
      options: ['switch', 'stay'],
      names: { current: 'Carla', other: 'Dario' },
    });
    const switched = await signedIn(db, profile, { session, answer: 'switch' });
    expect(switched.memberId).toBe(known.memberId);
    const stayed = await resolveSignIn(deps, aSignIn(profile, { session, answer: 'stay' }));
    expect(stayed).toEqual({ outcome: 'stay' });
  });
});

describe('a mailed link', () => {
  it('makes a member with a proven address, whose name does not give it away', async () => {
    const { memberId } = await signedIn(db, anEmailProfile('nuova.persona@example.org'));
    const profile = await getProfile(deps, memberId);

    expect(profile.displayName).toMatch(/^Membro [0-9a-f]{4}$/);
    expect(profile.addresses).toEqual([
      { address: 'nuova.persona@example.org', verified: true, primary: true },
    ]);
  });

  it('opens the account of the only member who proved the address', async () => {
    const memberId = await aMember(db, { email: 'unica@example.org' });
    const opened = await signedIn(db, anEmailProfile('Unica@example.org'));
    expect(opened).toMatchObject({ memberId, linked: true });
  });

  it('to a mailbox that two members share lets the person choose, in a fixed order', async () => {
    const owners: { id: string; name: string }[] = [];
    for (const displayName of ['Elio', 'Fulvia']) {
      const id = await aMember(db, { email: 'casa@example.org', displayName });
      owners.push({ id, name: displayName });
    }
    // Ids made within one millisecond are in no order of time.
    owners.sort((one, other) => (one.id < other.id ? -1 : 1));
    const profile = anEmailProfile('casa@example.org');

    const asked = await resolveSignIn(deps, aSignIn(profile));
    expect(asked).toMatchObject({
      question: 'which_account',
      options: ['account-1', 'account-2', 'new'],
      accounts: owners.map((owner) => owner.name),
    });
    const chosen = await signedIn(db, profile, { answer: 'account-2' });
    expect(chosen.memberId).toBe(owners[1]?.id);
  });
});
