// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import {
  aProvenProfile,
  aSession,
  aSignIn,
  aSocialProfile,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { useDatabase } from '../../support/database.js';
import { findInDatabase } from '../../support/find-in-database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), personKeys: testPersonKeys, features: [] };

describe('the fiscal code of a person', () => {
  it('stands in no column after first and later sign-ins, links, questions and refusals', async () => {
    const profile = aProvenProfile('citizen');
    const [personKey] = profile.personKeys;
    if (!personKey) throw new Error('a persona without a key');
    const code = personKey.value.slice(3);

    await signedIn(db, profile);
    await signedIn(db, profile);
    await signedIn(db, aProvenProfile('citizen', { idp: 'beta', subject: { personKey } }));
    const google = await signedIn(db, aSocialProfile());
    const session = aSession(google.memberId);
    await resolveSignIn(deps, aSignIn(profile, { session }));
    await signedIn(db, profile, { session, answer: 'merge' });
    const other = aProvenProfile('manager', { subject: String(Object(profile).subject) });
    await resolveSignIn(deps, aSignIn(other));

    expect(await findInDatabase(db, 'Bassi')).toContain('member.family_name');
    expect(await findInDatabase(db, code)).toEqual([]);
    expect(await findInDatabase(db, code.slice(0, 11))).toEqual([]);
  });

  it('stands in no error when a provider sends one that cannot be read', async () => {
    const wrong = 'IT:BSSGLI88D52M990X';
    const profile = aProvenProfile('citizen', {
      subject: 'wrong',
      personKeys: [{ scheme: 'it-fiscal-code', value: wrong }],
    });
    const failure: unknown = await resolveSignIn(deps, aSignIn(profile)).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'identity.key_malformed' });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('BSSGLI');
  });
});
