// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sweepOnce } from '../../../src/database/sweep.js';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { suspendMember } from '../../../src/identity/use-cases/standing/suspend-member.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { hour, later, minute, systemClock } from '../../../src/kernel/clock.js';
import type { IdentityId, MemberId } from '../../../src/kernel/ids.js';
import {
  leaveGroup,
  removeFromGroup,
} from '../../../src/membership/use-cases/groups/leave-group.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import {
  pauseMembership,
  unpauseMembership,
} from '../../../src/membership/use-cases/pausing/pause-membership.js';
import { resignRole } from '../../../src/membership/use-cases/resign-role.js';
import type { LogoutReason } from '../../../src/portal/domain/settings.js';
import { portalFeature } from '../../../src/portal/use-cases/member-feature.js';
import { endAllSessions } from '../../../src/sign-in/use-cases/end-session.js';
import { signInFeature } from '../../../src/sign-in/use-cases/member-feature.js';
import {
  actorOf,
  aCommunity,
  aGrant,
  aStint,
  someMember,
} from '../../support/builders/membership.js';
import { aGroup } from '../../support/builders/groups.js';
import { aSuspension } from '../../support/builders/measures.js';
import { aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow } from '../../support/portal/conformance.js';
import { logoutsOf, readLogout, tellPortals } from '../../support/portal/logouts.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const aReceiver = useReceivers();
const limits = { idle: 30 * minute, absolute: 8 * hour };
const features = [portalFeature, signInFeature({ db, now: systemClock, limits })];
const deps = { db, now: systemClock, features, demandRight: async () => undefined };

/** A member of a community, signed in at a portal that serves it. */
async function signedIn(on: LogoutReason[] = [], served = true) {
  const [community, other] = [await aCommunity(db), await aCommunity(db)];
  const receiver = await aReceiver();
  const flow = await aFlow(world, 'query', {
    logout: { kind: 'back_channel', uri: receiver.url, on },
    communities: [served ? community.slug : other.slug],
  });
  const { memberId, sessionId } = flow.visitor;
  await aStint(db, { community, memberId });
  const tokens = await flow.tokens();
  const told = async () => {
    await tellPortals(world);
    const deliveries = await logoutsOf(db, flow.portal.clientId);
    return { calls: receiver.calls.length, causes: deliveries.map(({ cause }) => cause) };
  };
  const sub = tokens.claims()?.sub;
  return { ...flow, community, receiver, memberId, sessionId, told, sub };
}

const identityOf = async (memberId: MemberId): Promise<IdentityId> => {
  const event = await db
    .selectFrom('authentication_event')
    .select('identity_id')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return event.identity_id as IdentityId;
};

describe('a portal is told of the end of a session', () => {
  it('that the person ended from another device', async () => {
    const { memberId, told } = await signedIn();
    await endAllSessions(deps, memberId);
    expect(await told()).toEqual({ calls: 1, causes: ['session_ended'] });
  });

  it('that an erasure ended, by the name under which it knew the member', async () => {
    const { memberId, told, sub, portal, receiver } = await signedIn();
    await eraseMember(deps, { actor: actorOf(memberId) });
    expect(await told()).toEqual({ calls: 1, causes: ['member_gone'] });
    const token = await readLogout(app, portal.clientId, receiver.calls[0]);
    expect(token.sub).toBe(sub);
  });

  it('that staff ended by suspending the member', async () => {
    const { memberId, told } = await signedIn();
    const actor = actorOf(await someMember(db));
    await suspendMember(deps, { actor, memberId, reason: 'Prova' });
    expect(await told()).toEqual({ calls: 1, causes: ['session_ended'] });
  });

  it('and that expired here before staff suspended the member', async () => {
    const { memberId, sessionId, told } = await signedIn();
    const expired = later(systemClock(), -minute);
    await db
      .updateTable('session')
      .set({ expires_at: expired })
      .where('id', '=', sessionId)
      .execute();
    await sweepOnce(db, systemClock());
    expect(await told()).toEqual({ calls: 0, causes: [] });

    const actor = actorOf(await someMember(db));
    await suspendMember(deps, { actor, memberId, reason: 'Prova' });
    expect(await told()).toEqual({ calls: 1, causes: ['session_ended'] });
  });

  it('that ended because its identity was unlinked', async () => {
    const { memberId, told } = await signedIn();
    const identityId = await identityOf(memberId);
    await aSession(db, { memberId });
    await unlinkIdentity(deps, { actor: actorOf(memberId), identityId });
    expect(await told()).toEqual({ calls: 1, causes: ['session_ended'] });
  });
});

describe('a portal that asks for it is told when a member', () => {
  it('leaves a community that it serves', async () => {
    const { memberId, community, told } = await signedIn(['left']);
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
    expect(await told()).toEqual({ calls: 1, causes: ['left'] });
  });

  it('is suspended from it', async () => {
    const { memberId, community, told } = await signedIn(['suspended']);
    await aSuspension(db, community, memberId);
    expect(await told()).toEqual({ calls: 1, causes: ['suspended'] });
  });

  it('gives a role back', async () => {
    const { memberId, community, told } = await signedIn(['role_changed']);
    await aGrant(db, { community, role: 'manager' });
    const grant = await aGrant(db, { community, memberId, role: 'moderator' });
    await resignRole(deps, { actor: actorOf(memberId), grantId: grant.id });
    expect(await told()).toEqual({ calls: 1, causes: ['role_changed'] });
  });

  it('rests, because the roles do too, and when they wake again', async () => {
    const { memberId, community, told } = await signedIn(['role_changed']);
    const [actor, { slug }] = [actorOf(memberId), community];
    await pauseMembership(deps, { actor, slug, listed: true });
    expect(await told()).toEqual({ calls: 1, causes: ['role_changed'] });
    await unpauseMembership(deps, { actor, slug });
    expect(await told()).toEqual({ calls: 2, causes: ['role_changed', 'role_changed'] });
  });

  it('joins a group inside, leaves it, or is taken out of it', async () => {
    for (const end of [leaveGroup, removeFromGroup]) {
      const { memberId, community, told } = await signedIn(['role_changed']);
      const group = await aGroup(db, community, [memberId]);
      expect(await told()).toEqual({ calls: 1, causes: ['role_changed'] });
      const actor = actorOf(end === leaveGroup ? memberId : community.managerId);
      await end(deps, { actor, slug: community.slug, group, memberId });
      expect(await told()).toEqual({ calls: 2, causes: ['role_changed', 'role_changed'] });
    }
  });

  it('and not when it asks for other changes, or serves other communities', async () => {
    const others = [await signedIn(['suspended', 'role_changed']), await signedIn(['left'], false)];
    for (const { memberId, community, told } of others) {
      await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
      expect(await told()).toEqual({ calls: 0, causes: [] });
    }
  });

  it('and once for many changes that wait', async () => {
    const { memberId, community, told } = await signedIn(['left', 'role_changed']);
    await aGrant(db, { community, role: 'manager' });
    await aGrant(db, { community, memberId, role: 'moderator' });
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
    expect((await told()).calls).toBe(1);
  });
});
