// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { getProfile } from '../../../src/identity/use-cases/get-profile.js';
import { resolveSignIn, type PersonKeys } from '../../../src/identity/use-cases/resolve-sign-in.js';
import {
  aMember,
  anIdentity,
  aPersonKey,
  aProvenProfile,
  aSession,
  aSignIn,
  aSocialProfile,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), personKeys: testPersonKeys, features: [] };

describe('a person with a national means', () => {
  it('is the same member behind two SPID identity providers with one fiscal code', async () => {
    const first = await signedIn(db, aProvenProfile('citizen', { idp: 'alfa' }));
    const second = await signedIn(db, aProvenProfile('citizen', { idp: 'beta' }));
    const again = await signedIn(db, aProvenProfile('citizen', { idp: 'beta' }));

    expect(first).toMatchObject({ created: true, linked: false });
    expect(second).toMatchObject({ memberId: first.memberId, created: false, linked: true });
    expect(again).toEqual({ ...second, linked: false });
  });

  it('is found again when the subject itself is the fiscal code', async () => {
    const [personKey] = aProvenProfile('staff').personKeys;
    if (!personKey) throw new Error('a persona without a key');
    const profile = aProvenProfile('staff', { subject: { personKey } });
    const first = await signedIn(db, profile);
    const again = await signedIn(db, profile);

    expect(again).toEqual({ ...first, created: false });
  });

  it('is known by another name after the registry changed it, and keeps the name they chose', async () => {
    const profile = aProvenProfile('administrator');
    const { memberId } = await signedIn(db, profile);
    const renamed = { ...profile, claims: { ...profile.claims, family_name: 'Bianchi' } };
    await signedIn(db, renamed);

    const member = await getProfile(deps, memberId);
    expect(member).toMatchObject({ displayName: 'Paolo N.', familyName: 'Bianchi', proven: true });
  });

  it('is recognised by a node with an older set of keys, and by one with newer keys', async () => {
    const older: PersonKeys = {
      ...testPersonKeys,
      hash: (scheme, value) => testPersonKeys.hash(scheme, value).slice(1),
    };
    const input = (idp: string) => aSignIn(aProvenProfile('minor', { idp }));
    const first = await resolveSignIn({ ...deps, personKeys: older }, input('alfa'));
    const second = await resolveSignIn(deps, input('beta'));
    const third = await resolveSignIn({ ...deps, personKeys: older }, input('gamma'));

    const { memberId } = first.outcome === 'in' ? first : {};
    expect(second).toMatchObject({ memberId, linked: true });
    expect(third).toMatchObject({ memberId, linked: true });
    const keys = await db
      .selectFrom('person_key')
      .select('key_version')
      .where('member_id', '=', String(memberId))
      .execute();
    expect(keys.map((row) => row.key_version).toSorted()).toEqual(['k1', 'k2']);
  });

  it('whose account suddenly names another person waits for a human, and both are told', async () => {
    const { memberId } = await signedIn(db, aStranger(0));
    const other = await signedIn(db, aStranger(1));
    const swapped = aStranger(0, { personKeys: aStranger(1).personKeys });

    expect(await resolveSignIn(deps, aSignIn(swapped))).toMatchObject({ outcome: 'review' });
    const told = await db
      .selectFrom('outbox')
      .select('subject')
      .where('type', '=', 'member.reviewed')
      .execute();
    expect(told.map((row) => row.subject)).toEqual([memberId, other.memberId]);
  });
});

describe('two persons in one browser', () => {
  it('are never joined: the second is refused until the first signs out', async () => {
    const first = await aMember(db);
    await aPersonKey(db, first, { value: 'IT:GTTSRA79S57M994D' });
    const personKeys = [{ scheme: 'it-fiscal-code' as const, value: 'IT:SRNGNN90T41M990O' }];
    const second = aProvenProfile('citizen', { subject: 'second', personKeys });

    for (const intent of ['sign-in', 'link', 'step-up'] as const) {
      const session = aSession(first);
      expect(await resolveSignIn(deps, aSignIn(second, { intent, session }))).toEqual({
        outcome: 'deny',
        code: 'identity.other_person',
      });
    }
  });
});

describe('what is refused', () => {
  it('a reply below the level that was asked for, and nothing is written', async () => {
    const profile = aSocialProfile({ subject: 'too-low' });
    const resolution = await resolveSignIn(deps, aSignIn(profile, { minimum: 'low' }));

    expect(resolution).toEqual({ outcome: 'deny', code: 'session.level_too_low' });
    const rows = await db
      .selectFrom('identity')
      .select('id')
      .where('subject', '=', 'too-low')
      .execute();
    expect(rows).toEqual([]);
  });

  it('linking or stepping up with nobody signed in', async () => {
    for (const intent of ['link', 'step-up'] as const) {
      expect(await resolveSignIn(deps, aSignIn(aSocialProfile(), { intent }))).toEqual({
        outcome: 'deny',
        code: 'session.required',
      });
    }
  });

  it('a step-up that brings another account than the one signed in', async () => {
    const known = await anIdentity(db);
    const step = { intent: 'step-up', session: aSession(await aMember(db)) } as const;
    const profile = aSocialProfile({ subject: known.subject });
    expect(await resolveSignIn(deps, aSignIn(profile, step))).toEqual({
      outcome: 'deny',
      code: 'identity.other_person',
    });
  });
});
