// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { exportMember } from '../../../src/identity/use-cases/export-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { updateProfile } from '../../../src/identity/use-cases/update-profile.js';
import { later, minute } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import {
  aMember,
  anIdentity,
  aSession,
  aSocialProfile,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { findInDatabase } from '../../support/find-in-database.js';

const { db } = useDatabase();
const now = () => new Date();
const deps = { db, now, personKeys: testPersonKeys, features: [] };

const traces = ['Zenobia', 'Quaresimale', 'zenobia@example.org', 'zenobia-google', 'Zeno Q'];

/** A person who left something in every table of identity, severed and merged things included. */
async function aKnownPerson() {
  const spid = await signedIn(
    db,
    aStranger(0, {
      subject: 'zenobia-spid',
      email: { address: 'zenobia@example.org', vouched: true },
      claims: { given_name: 'Zenobia', family_name: 'Quaresimale' },
    }),
  );
  const { memberId } = spid;
  const actor = actorOf(memberId);
  const google = await signedIn(db, aSocialProfile({ subject: 'zenobia-google' }), {
    intent: 'link',
    session: aSession(memberId),
  });
  await unlinkIdentity(deps, { actor, identityId: google.identityId });
  const alias = await aMember(db, { displayName: 'Zeno Q', email: 'zenobia@example.org' });
  await mergeMembers(deps, {
    actor,
    from: alias,
    into: memberId,
    proven: { from: now(), into: now() },
  });
  await updateProfile(deps, {
    actor,
    displayName: 'Zenobia la grande',
    locale: 'it',
    province: 'RA',
  });
  return { memberId, actor, alias };
}

describe('erasing a member', () => {
  it('leaves no name, address, identity or key in any column, and the row without a name', async () => {
    const { memberId, actor, alias } = await aKnownPerson();
    for (const trace of traces) expect(await findInDatabase(db, trace)).not.toEqual([]);

    const erased: unknown[] = [];
    const feature = {
      name: 'stamps',
      eraseMember: (_trx: unknown, standing: { memberId: MemberId }) =>
        Promise.resolve(void erased.push(standing.memberId)),
    };
    await eraseMember({ ...deps, features: [feature] }, { actor });

    for (const trace of [...traces, 'zenobia-spid']) {
      expect(await findInDatabase(db, trace)).toEqual([]);
    }
    expect(new Set(erased)).toEqual(new Set([memberId, alias]));
    const keys = await sql`select from person_key where member_id = ${memberId}`.execute(db);
    expect(keys.rows).toHaveLength(0);
    const row = await db
      .selectFrom('member')
      .select(['status', 'display_name', 'province'])
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'erased', display_name: '—', province: null });
  });

  it('is refused as a whole when a feature cannot erase its part', async () => {
    const { memberId } = await anIdentity(db);
    const stuck = { name: 'stuck', eraseMember: () => Promise.reject(new Error('stuck')) };
    await expect(
      eraseMember({ ...deps, features: [stuck] }, { actor: actorOf(memberId) }),
    ).rejects.toThrow('stuck');
    const rows = await db
      .selectFrom('identity')
      .select('id')
      .where('member_id', '=', memberId)
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('wants a session proven within five minutes', async () => {
    const actor = actorOf(await aMember(db), { authenticatedAt: later(now(), -6 * minute) });
    await expect(eraseMember(deps, { actor })).rejects.toMatchObject({
      code: 'session.not_fresh',
    });
  });
});

describe('the export of a member', () => {
  it('holds all that identity and the features know, and no fiscal code', async () => {
    const profile = aStranger(1, { email: { address: 'mia@example.org', vouched: true } });
    const { memberId } = await signedIn(db, profile);
    const feature = {
      name: 'membership',
      exportMember: () => Promise.resolve({ stints: ['one'] }),
    };
    const exported = await exportMember(
      { ...deps, features: [feature] },
      { actor: actorOf(memberId) },
    );

    expect(exported).toMatchObject({
      member: { id: memberId, givenName: 'Giulia', familyName: 'Bassi' },
      addresses: [{ address: 'mia@example.org', verified: true, primary: true }],
      identities: [{ kind: 'spid', issuer: profile.issuer, label: 'IdP alfa' }],
      personKeys: [{ scheme: 'it-fiscal-code' }, { scheme: 'it-fiscal-code' }],
      membership: { stints: ['one'] },
    });
    const code = profile.personKeys[0]?.value.slice(3) ?? '';
    expect(JSON.stringify(exported)).not.toContain(code);
  });
});
