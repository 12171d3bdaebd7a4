// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { listIdentities } from '../../../src/identity/use-cases/list-identities.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { membershipFeature } from '../../../src/compose/membership.js';
import type { IdentityId } from '../../../src/kernel/ids.js';
import { foundingManager } from '../../../src/membership/domain/role-grant.js';
import { insertGrant } from '../../../src/membership/store/grants.js';
import { resignRole } from '../../../src/membership/use-cases/resign-role.js';
import { later, minute } from '../../../src/kernel/clock.js';
import {
  aMember,
  anIdentity,
  aSession,
  aSocialProfile,
  aStranger,
  signedIn,
} from '../../support/builders/identity.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
} from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), features: [] };
const withRoles = { ...deps, features: [membershipFeature] };

describe('unlinkIdentity', () => {
  it('severs a way in, which then opens nobody’s account but a new one', async () => {
    const memberId = await aMember(db);
    await anIdentity(db, { memberId });
    const profile = aSocialProfile();
    const link = { intent: 'link', session: aSession(memberId) } as const;
    const { identityId } = await signedIn(db, profile, link);

    await unlinkIdentity(deps, { actor: actorOf(memberId), identityId });
    expect(await listIdentities(deps, memberId)).toHaveLength(1);
    const back = await signedIn(db, profile);
    expect(back.created).toBe(true);
    expect(back.memberId).not.toBe(memberId);
  });

  it('leaves the others in their order, also where they were used at one moment', async () => {
    const memberId = await aMember(db);
    const linkedAt = new Date();
    const made: IdentityId[] = [];
    for (let count = 0; count < 4; count += 1)
      made.push((await anIdentity(db, { memberId, linkedAt })).id);
    const [first, ...others] = made;
    if (first) await unlinkIdentity(deps, { actor: actorOf(memberId), identityId: first });
    const listed = await listIdentities(deps, memberId);
    expect(listed.map(({ id }) => id)).toEqual(others.toReversed());
  });

  it('never takes the last way in', async () => {
    const { id, memberId } = await anIdentity(db);
    await expect(
      unlinkIdentity(deps, { actor: actorOf(memberId), identityId: id }),
    ).rejects.toMatchObject({ code: 'identity.last_way_in' });
    expect(await listIdentities(deps, memberId)).toMatchObject([
      { id, keptBecause: 'identity.last_way_in' },
    ]);
  });

  it('I17 never takes the last one that proves the person', async () => {
    const { memberId, identityId } = await signedIn(db, aStranger(0));
    const google = await anIdentity(db, { memberId });
    const actor = actorOf(memberId);

    await expect(unlinkIdentity(deps, { actor, identityId })).rejects.toMatchObject({
      code: 'identity.last_proof',
    });
    const listed = await listIdentities(deps, memberId);
    const keptBecause = (id: string) => listed.find((one) => one.id === id)?.keptBecause;
    expect(keptBecause(identityId)).toBe('identity.last_proof');
    expect(keptBecause(google.id)).toBeUndefined();
  });

  it('I16 never takes the last one that reaches the level of a role, in a community or on the platform', async () => {
    const memberId = await aMember(db);
    const strong = { memberId, class: 'vouched', level: 'substantial' } as const;
    const only = await anIdentity(db, strong);
    await anIdentity(db, { memberId });
    const community = await aCommunity(db);
    const unlink = (id: IdentityId) =>
      unlinkIdentity(withRoles, { actor: actorOf(memberId), identityId: id });

    const grant = await aGrant(db, { community, memberId, role: 'co_manager' });
    await expect(unlink(only.id)).rejects.toMatchObject({ code: 'identity.needed_for_role' });
    const listed = await listIdentities(withRoles, memberId);
    expect(listed.map((one) => one.keptBecause ?? '').toSorted()).toEqual([
      '',
      'identity.needed_for_role',
    ]);
    const another = await anIdentity(db, strong);
    await unlink(only.id);
    await resignRole(withRoles, { actor: actorOf(memberId), grantId: grant.id });
    await unlink(another.id);

    const staff = await aStaffMember(db, 'support', await aMember(db));
    const badge = await anIdentity(db, { ...strong, memberId: staff.memberId });
    await anIdentity(db, { memberId: staff.memberId });
    await expect(
      unlinkIdentity(withRoles, { actor: staff, identityId: badge.id }),
    ).rejects.toMatchObject({ code: 'identity.needed_for_role' });
  });

  it('I16 waits for a role that begins at this moment, and then keeps what it needs', async () => {
    const memberId = await aMember(db);
    const strong = await anIdentity(db, { memberId, class: 'vouched', level: 'high' });
    await anIdentity(db, { memberId });
    const community = await aCommunity(db);
    const stint = await aStint(db, { community, memberId });
    const beginning = await db.startTransaction().execute();
    const grant = foundingManager(stint, { by: community.managerId, months: 12, at: new Date() });
    await insertGrant(beginning, grant);

    const actor = actorOf(memberId);
    const unlink = unlinkIdentity(withRoles, { actor, identityId: strong.id });
    const outcome = expect(unlink).rejects.toMatchObject({ code: 'identity.needed_for_role' });
    await Promise.race([outcome, untilBlocked(db)]);
    await beginning.commit().execute();
    await outcome;
  });

  it('takes one of two that prove the person', async () => {
    const { memberId, identityId } = await signedIn(db, aStranger(1));
    await signedIn(db, aStranger(1, { idp: 'beta' }));
    await unlinkIdentity(deps, { actor: actorOf(memberId), identityId });
    expect(await listIdentities(deps, memberId)).toHaveLength(1);
  });

  it('knows only the identities of the person who asks', async () => {
    const { id } = await anIdentity(db);
    const { memberId } = await anIdentity(db);
    await expect(
      unlinkIdentity(deps, { actor: actorOf(memberId), identityId: id }),
    ).rejects.toMatchObject({ code: 'identity.not_found' });
  });

  it('wants a session proven within five minutes', async () => {
    const { id, memberId } = await anIdentity(db);
    const actor = actorOf(memberId, { authenticatedAt: later(new Date(), -6 * minute) });
    await expect(unlinkIdentity(deps, { actor, identityId: id })).rejects.toMatchObject({
      code: 'session.not_fresh',
    });
  });

  it('ends the sessions that the identity opened', async () => {
    const { id, memberId } = await anIdentity(db);
    await anIdentity(db, { memberId });
    const ended: unknown[] = [];
    const sessions = {
      name: 'sessions',
      endSessions: (_trx: unknown, which: unknown) => Promise.resolve(void ended.push(which)),
    };
    await unlinkIdentity(
      { ...deps, features: [sessions] },
      { actor: actorOf(memberId), identityId: id },
    );
    expect(ended).toMatchObject([{ memberId, identityId: id }]);
  });
});
