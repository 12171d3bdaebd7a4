// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { membershipFeature } from '../../../src/compose/membership.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { readMember, searchMembers } from '../../../src/identity/use-cases/standing/read-member.js';
import { reinstateMember } from '../../../src/identity/use-cases/standing/reinstate-member.js';
import { suspendMember } from '../../../src/identity/use-cases/standing/suspend-member.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { later, minute } from '../../../src/kernel/clock.js';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { defaultSessionLimits } from '../../../src/sign-in/domain/session.js';
import { insertSession } from '../../../src/sign-in/store/sessions.js';
import { signInFeature } from '../../../src/sign-in/use-cases/member-feature.js';
import { lockMembers } from '../../../src/identity/store/members.js';
import {
  aMember,
  aSignIn,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someActor,
} from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const now = () => new Date();
const features = [membershipFeature, signInFeature({ db, now, limits: defaultSessionLimits })];
const deps = { db, now, features, demandRight, personKeys: testPersonKeys };
let staff: Actor;
beforeAll(async () => {
  staff = await aStaffMember(db, 'support');
});

const suspend = (memberId: MemberId, overrides: Partial<Actor> = {}) =>
  suspendMember(deps, {
    actor: { ...staff, ...overrides },
    memberId,
    reason: 'Messaggi offensivi',
  });
const reinstate = (memberId: MemberId) =>
  reinstateMember(deps, { actor: staff, memberId, reason: 'Chiarito al telefono' });

async function aSessionOf(memberId: MemberId): Promise<void> {
  const session = { id: newId<never>(), sid: newId(), memberId, device: '', data: Buffer.from('') };
  const limits = defaultSessionLimits;
  await db.transaction().execute((trx) => insertSession(trx, limits, { ...session, now: now() }));
}

const sessionsOf = (memberId: MemberId) =>
  db.selectFrom('session').select('id').where('member_id', '=', memberId).execute();
const statusesOf = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('stint')
      .select('status')
      .where('member_id', '=', memberId)
      .orderBy('started_at')
      .orderBy('id')
      .execute()
  ).map(({ status }) => status);

describe('a member whom the staff keeps out', () => {
  it('is signed out everywhere, refused at the door, and let in again', async () => {
    const { memberId } = await signedIn(db, aStranger(0));
    await aSessionOf(memberId);
    await aSessionOf(memberId);
    await suspend(memberId);
    expect(await sessionsOf(memberId)).toEqual([]);
    const back = () => resolveSignIn(deps, aSignIn(aStranger(0, { idp: 'beta' })));
    expect(await back()).toEqual({ outcome: 'deny', code: 'member.suspended' });

    await reinstate(memberId);
    expect(await back()).toMatchObject({ outcome: 'in', memberId });
  });

  it('belongs nowhere meanwhile, and where they did afterwards, but not where they left', async () => {
    const memberId = await aMember(db);
    const [stays, gone] = [await aCommunity(db), await aCommunity(db)];
    await aStint(db, { community: stays, memberId });
    const live = () =>
      db.selectFrom('live_membership').select('slug').where('member_id', '=', memberId).execute();
    await suspend(memberId);
    expect(await live()).toEqual([]);
    await aStint(db, { community: gone, memberId }).catch((error: unknown) =>
      expect(error).toMatchObject({ constraint: 'member_in_good_standing' }),
    );
    await reinstate(memberId);
    expect(await live()).toEqual([{ slug: stays.slug }]);
  });

  it('is told once to the world and once to the audit, by whom and why', async () => {
    const memberId = await aMember(db);
    await aStint(db, { community: await aCommunity(db), memberId });
    await aSessionOf(memberId);
    await suspend(memberId);
    await reinstate(memberId);
    const events = await db
      .selectFrom('outbox')
      .select(['type', 'actor'])
      .where('subject', '=', memberId)
      .orderBy('seq')
      .execute();
    const by = { actor: staff.memberId };
    expect(events).toEqual([
      { type: 'stint.suspended', ...by },
      { type: 'session.ended', ...by },
      { type: 'member.suspended', ...by },
      { type: 'stint.resumed', ...by },
      { type: 'member.reinstated', ...by },
    ]);
    const audit = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject', '=', memberId)
      .where('action', 'like', 'member.%')
      .orderBy('seq')
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(['member.suspend', 'member.reinstate']);
    const { suspensions } = await readMember(deps, { actor: staff, memberId });
    expect(suspensions).toMatchObject([
      {
        reason: 'Messaggi offensivi',
        by: staff.memberId,
        lifted: { reason: 'Chiarito al telefono' },
      },
    ]);
  });

  it('who alone managed a community has a caretaker in their place, and does not count as a manager', async () => {
    await aStaffMember(db);
    const community = await aCommunity(db);
    const { managerId } = community;
    const managers = async () => {
      const query = db.selectFrom('community').select('active_managers');
      return (await query.where('id', '=', community.id).executeTakeFirstOrThrow()).active_managers;
    };
    await suspend(managerId);
    const holders = await db
      .selectFrom('live_role')
      .select('role')
      .where('community_id', '=', community.id)
      .execute();
    expect(holders).toEqual([{ role: 'caretaker' }]);
    expect(await managers()).toBe(1);
    await reinstate(managerId);
    expect(await managers()).toBe(2);
  });

  it('counts no more when the other manager goes', async () => {
    await aStaffMember(db);
    const community = await aCommunity(db);
    const second = actorOf(await aMember(db));
    await aGrant(db, { community, memberId: second.memberId, role: 'manager' });
    await suspend(community.managerId);
    await leaveCommunity(deps, { actor: second, slug: community.slug });
    const row = await db
      .selectFrom('community')
      .select(['status', 'active_managers'])
      .where('id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'active', active_managers: 1 });
  });
});

describe('keeping a member out', () => {
  it.each([
    ['privacy_officer', undefined],
    ['platform_admin', undefined],
    ['regional_staff', 'right.missing'],
  ] as const)('as %s: %s', async (role, code) => {
    const actor = await aStaffMember(db, role);
    const order = { actor, memberId: await aMember(db), reason: 'Una prova' };
    const outcome = suspendMember(deps, order);
    await (code ? expect(outcome).rejects.toMatchObject({ code }) : outcome);
  });

  it.each([
    ['a weak sign-in', { level: 'low' }, 'session.level_too_low'],
    ['an old sign-in', { authenticatedAt: later(now(), -16 * minute) }, 'session.not_fresh'],
  ] as const)('needs more than %s', async (_case, overrides, code) => {
    await expect(suspend(await aMember(db), overrides)).rejects.toMatchObject({ code });
  });

  it('needs a reason, somebody else, and somebody who is there', async () => {
    const memberId = await aMember(db);
    const blank = suspendMember(deps, { actor: staff, memberId, reason: ' ' });
    await expect(blank).rejects.toMatchObject({ code: 'member.reason_missing' });
    await expect(suspend(staff.memberId)).rejects.toMatchObject({ code: 'member.own_suspension' });
    const gone = await aMember(db, { status: 'erased' });
    await expect(suspend(gone)).rejects.toMatchObject({ code: 'member.not_found' });
    await expect(reinstate(memberId)).rejects.toMatchObject({ code: 'member.not_suspended' });
  });

  it('waits until somebody who works on the platform has given that up', async () => {
    const { memberId } = await aStaffMember(db, 'privacy_officer');
    await expect(suspend(memberId)).rejects.toMatchObject({ code: 'staff.still_holds_role' });
  });

  it('happens once, of two at the same moment', async () => {
    const memberId = await aMember(db);
    const queue = await db.startTransaction().execute();
    await lockMembers(queue, [memberId]);
    const both = Promise.allSettled([suspend(memberId), suspend(memberId)]);
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const refused = (await both).filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'member.already_suspended' } }]);
  });

  it('reaches the membership of somebody who is joining at this moment, or refuses it', async () => {
    const actor = await someActor(db);
    const community = await aCommunity(db);
    const queue = await db.startTransaction().execute();
    await lockMembers(queue, [actor.memberId]);
    const outcomes = Promise.allSettled([
      joinCommunity(deps, { actor, slug: community.slug }),
      suspend(actor.memberId),
    ]);
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const [join, suspension] = await outcomes;
    expect(suspension).toMatchObject({ status: 'fulfilled' });
    const expected = join?.status === 'fulfilled' ? ['suspended'] : [];
    expect(await statusesOf(actor.memberId)).toEqual(expected);
  });
});

describe('looking a member up', () => {
  it('finds by a part of the name, accents or not, and leaves a line in the audit', async () => {
    const memberId = await aMember(db, { displayName: 'Niccolò Q.' });
    const found = await searchMembers(deps, { actor: staff, query: 'niccolo' });
    expect(found).toMatchObject([{ id: memberId, status: 'active' }]);
    expect(await searchMembers(deps, { actor: staff, query: '%' })).toEqual([]);
    await readMember(deps, { actor: staff, memberId });
    const entry = await db
      .selectFrom('audit_entry')
      .select(['action', 'actor'])
      .where('subject', '=', memberId)
      .executeTakeFirst();
    expect(entry).toEqual({ action: 'member.view', actor: staff.memberId });
  });

  it('is not for the regional staff, who has no part in accounts', async () => {
    const actor = await aStaffMember(db);
    const query = searchMembers(deps, { actor, query: 'anna' });
    await expect(query).rejects.toMatchObject({ code: 'right.missing' });
  });
});
