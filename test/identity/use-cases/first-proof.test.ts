// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { getProfile } from '../../../src/identity/use-cases/get-profile.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { newId, type SessionId } from '../../../src/kernel/ids.js';
import {
  aMember,
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

describe('an account without a person', () => {
  it('asks with both names, and gains the person when the owner says so', async () => {
    const google = await signedIn(db, aSocialProfile());
    const session = aSession(google.memberId);
    const spid = aStranger(2);

    const asked = await resolveSignIn(deps, aSignIn(spid, { session }));
    expect(asked).toEqual({
      outcome: 'ask',
      question: 'link_and_prove',
      options: ['link', 'new', 'stay'],
      names: { current: 'Anna R.', other: 'Giulia Bassi' },
      ways: [{ provider: 'google', label: 'Google' }],
    });
    const linked = await signedIn(db, spid, { session, answer: 'link' });
    expect(linked).toMatchObject({ memberId: google.memberId, linked: true });
    expect(await signedIn(db, aStranger(2, { idp: 'beta' }))).toMatchObject({
      memberId: google.memberId,
    });
  });

  it('loses at the first proof what was never proven, and its other sessions', async () => {
    const memberId = await aMember(db, { email: 'proven@example.org' });
    await db
      .insertInto('contact_point')
      .values({
        id: newId(),
        member_id: memberId,
        kind: 'email',
        value: 'planted@example.org',
        value_normalised: 'planted@example.org',
        created_at: new Date(),
      })
      .execute();
    const ended: unknown[] = [];
    const features = [
      {
        name: 'sessions',
        endSessions: (_trx: unknown, sessions: unknown) => {
          ended.push(sessions);
          return Promise.resolve();
        },
      },
    ];
    const session = { ...aSession(memberId), sessionId: newId<SessionId>() };
    const profile = aStranger(3, { email: { address: 'spid@example.org', vouched: false } });
    await resolveSignIn({ ...deps, features }, aSignIn(profile, { intent: 'link', session }));

    expect(ended).toMatchObject([{ memberId, except: session.sessionId }]);
    const { addresses, givenName, province, sector } = await getProfile(deps, memberId);
    // The place of birth in the fiscal code says nothing of where somebody lives or works.
    expect([province, sector]).toEqual([undefined, undefined]);
    expect(givenName).toBe('Giulia');
    expect(addresses).toEqual([
      { address: 'proven@example.org', verified: true, primary: true },
      { address: 'spid@example.org', verified: false, primary: false },
    ]);
  });

  it('never gains the person of somebody else', async () => {
    const owner = await aMember(db, { displayName: 'Ida' });
    await aPersonKey(db, owner, { value: 'IT:NRIPLA70H05M993P' });
    const thief = aSession(await aMember(db));
    const personKeys = [{ scheme: 'it-fiscal-code' as const, value: 'IT:NRIPLA70H05M993P' }];
    const profile = aProvenProfile('citizen', { subject: 'ida', personKeys });

    const asked = await resolveSignIn(
      deps,
      aSignIn(profile, { intent: 'link', session: thief, answer: 'link' }),
    );
    expect(asked).toMatchObject({
      question: 'switch_or_merge',
      options: ['switch', 'merge', 'stay'],
    });
    const rows = await db
      .selectFrom('identity')
      .select('id')
      .where('subject', '=', 'ida')
      .execute();
    expect(rows).toEqual([]);
  });
});
