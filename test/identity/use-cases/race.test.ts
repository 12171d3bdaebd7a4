// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, describe, expect, it } from '@jest/globals';
import { createDatabase, createPool, type Trx } from '../../../src/database/database.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { insertIdentity } from '../../../src/identity/store/identities.js';
import { insertMember, lockMembers, updateMember } from '../../../src/identity/store/members.js';
import { insertPersonKeys } from '../../../src/identity/store/person-keys.js';
import type { ClampedProfile } from '../../../src/identity/domain/profile.js';
import { newId, type IdentityId, type MemberId } from '../../../src/kernel/ids.js';
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
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db, url } = useDatabase();
const secondNode = createDatabase(createPool({ url, poolSize: 4 }));
afterAll(() => secondNode.destroy());

const now = () => new Date();
const here = { db, now, personKeys: testPersonKeys, features: [] };
const there = { ...here, db: secondNode };

/** What the first node has written for a new member, and not yet committed. */
async function writeMember(trx: Trx, profile: ClampedProfile): Promise<MemberId> {
  const id = newId<MemberId>();
  const at = now();
  await insertMember(trx, {
    id,
    displayName: 'Primo',
    givenName: 'Primo',
    familyName: undefined,
    ageClass: undefined,
    locale: 'it',
    createdAt: at,
  });
  const keys = profile.personKeys.flatMap(({ scheme, value }) =>
    testPersonKeys.hash(scheme, value).map((hash) => ({ scheme, ...hash })),
  );
  if (keys.length > 0) {
    await insertPersonKeys(trx, keys, { memberId: id, level: 'substantial', at });
  }
  await insertIdentity(trx, {
    id: newId<IdentityId>(),
    memberId: id,
    issuer: profile.issuer,
    subject: String(Object(profile).subject),
    kind: 'spid',
    provider: 'spid',
    class: profile.class,
    level: profile.level,
    label: profile.label,
    linkedAt: at,
    lastUsedAt: at,
  });
  return id;
}

describe('two nodes at the same moment', () => {
  it('I11 make one member of a person who comes by two identity providers', async () => {
    const winner = await db.startTransaction().execute();
    const memberId = await writeMember(winner, aProvenProfile('citizen', { idp: 'alfa' }));

    const loser = resolveSignIn(there, aSignIn(aProvenProfile('citizen', { idp: 'beta' })));
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    expect(await loser).toMatchObject({ outcome: 'in', memberId, created: false, linked: true });
  });

  it('I11 make one member of one social account', async () => {
    const profile = aSocialProfile();
    const winner = await db.startTransaction().execute();
    const memberId = await writeMember(winner, profile);

    const loser = resolveSignIn(there, aSignIn(profile));
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    expect(await loser).toMatchObject({ outcome: 'in', memberId, created: false, linked: false });
  });

  it('leave one member after eight first sign-ins of one person', async () => {
    const idps = ['alfa', 'beta', 'gamma', 'delta'];
    const resolutions = await Promise.all(
      [...idps, ...idps].map((idp, index) =>
        resolveSignIn(index % 2 === 0 ? here : there, aSignIn(aProvenProfile('staff', { idp }))),
      ),
    );

    const members = resolutions.map((one) => (one.outcome === 'in' ? one.memberId : one.outcome));
    expect(new Set(members).size).toBe(1);
    const created = resolutions.filter((one) => one.outcome === 'in' && one.created);
    expect(created).toHaveLength(1);
  });

  it('do not link to a member who is suspended in between', async () => {
    const { memberId } = await signedIn(db, aStranger(0));
    const office = await db.startTransaction().execute();
    await lockMembers(office, [memberId]);
    await updateMember(office, memberId, { status: 'suspended' });

    const link = resolveSignIn(there, aSignIn(aStranger(0, { idp: 'beta' })));
    await Promise.race([link, untilBlocked(db)]);
    await office.commit().execute();

    expect(await link).toEqual({ outcome: 'deny', code: 'member.suspended' });
  });

  it('never unlink the last two ways in', async () => {
    const memberId = await aMember(db);
    const one = await anIdentity(db, { memberId });
    const two = await anIdentity(db, { memberId });
    const actor = actorOf(memberId);

    const queue = await db.startTransaction().execute();
    await lockMembers(queue, [memberId]);
    const unlinks = [
      unlinkIdentity(here, { actor, identityId: one.id }),
      unlinkIdentity(there, { actor, identityId: two.id }),
    ];
    const outcomes = Promise.allSettled(unlinks);
    await untilBlocked(db);
    await queue.commit().execute();

    const refused = (await outcomes).filter((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'identity.last_way_in' } }]);
  });

  it('merge a pair once, whichever direction is asked for first', async () => {
    const [one, two] = [await aMember(db), await aMember(db)];
    const proven = { from: now(), into: now() };
    const queue = await db.startTransaction().execute();
    await lockMembers(queue, [one, two]);
    const merges = Promise.allSettled([
      mergeMembers(here, { actor: actorOf(one), from: one, into: two, proven }),
      mergeMembers(there, { actor: actorOf(one), from: two, into: one, proven }),
    ]);
    await untilBlocked(db);
    await queue.commit().execute();

    const outcomes = await merges;
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
      reason: { code: 'member.suspended' },
    });
  });

  it('give an identity to one of two members who link it', async () => {
    const profile = aSocialProfile();
    const winner = await db.startTransaction().execute();
    await writeMember(winner, profile);
    const session = aSession(await aMember(db, { displayName: 'Lea' }));

    const loser = resolveSignIn(there, aSignIn(profile, { intent: 'link', session }));
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    expect(await loser).toMatchObject({ outcome: 'ask', question: 'switch_or_merge' });
  });
});
