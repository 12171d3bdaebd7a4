// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import {
  resolveSignIn,
  type ClampedProfile,
} from '../../../src/identity/use-cases/resolve-sign-in.js';
import {
  aProvenProfile,
  aSignIn,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { statementsOf } from '../../support/count-statements.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), personKeys: testPersonKeys, features: [] };

const cost = async (profile: ClampedProfile): Promise<readonly string[]> =>
  statementsOf(() => resolveSignIn(deps, aSignIn(profile)));

describe('the cost of a sign-in', () => {
  it('of a returning member is one read and one write', async () => {
    await signedIn(db, aProvenProfile('citizen'));
    expect(await cost(aProvenProfile('citizen'))).toHaveLength(2);
  });

  it('is the same for members who are barred, so that the answer’s time tells nothing', async () => {
    await signedIn(db, aStranger(0));
    const { memberId } = await signedIn(db, aStranger(1));
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', '=', memberId)
      .execute();

    const welcome = await cost(aStranger(0));
    const refused = await cost(aStranger(1));
    expect(refused).toHaveLength(welcome.length);
    // The same read; then one write of each.
    expect(refused.slice(0, 1)).toEqual(welcome.slice(0, 1));
  });
});
