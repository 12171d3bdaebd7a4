// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { useDatabase } from '../../support/database.js';
import {
  aProvenProfile,
  aSignIn,
  aSocialProfile,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';

const { db } = useDatabase();
const now = () => new Date();
const deps = { db, now, personKeys: testPersonKeys };

describe('resolveSignIn', () => {
  it('finds the same member behind two SPID identity providers with one fiscal code', async () => {
    const first = await signedIn(db, aProvenProfile('citizen', { idp: 'alfa' }));
    const second = await signedIn(db, aProvenProfile('citizen', { idp: 'beta' }));
    const again = await signedIn(db, aProvenProfile('citizen', { idp: 'beta' }));

    expect(first).toMatchObject({ created: true, linked: false });
    expect(second).toMatchObject({ memberId: first.memberId, created: false, linked: true });
    expect(again).toEqual({ ...second, linked: false });
  });

  it('makes a social account another member, with or without the name of the first', async () => {
    const spid = await signedIn(db, aProvenProfile('manager'));
    const google = await signedIn(db, aSocialProfile({ claims: { name: 'Marco Ferri' } }));

    expect(google.memberId).not.toBe(spid.memberId);
    expect(google.created).toBe(true);
  });

  it('refuses a reply below the level that was asked for, and writes nothing', async () => {
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
});
