// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { lockMembers } from '../../../src/identity/store/members.js';
import { exportMember } from '../../../src/identity/use-cases/export-member.js';
import { liftLimitation } from '../../../src/identity/use-cases/limiting/lift-limitation.js';
import { limitMember } from '../../../src/identity/use-cases/limiting/limit-member.js';
import { readLimitation } from '../../../src/identity/use-cases/limiting/read-limitation.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { hour, later } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import { aMember } from '../../support/builders/identity.js';
import { actorOf, aStaffMember } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const now = () => new Date();
const deps = { db, now, demandRight, features: [] };
let officer: Actor;
beforeAll(async () => {
  officer = await aStaffMember(db, 'privacy_officer');
});

const limit = (memberId: MemberId, actor: Actor = officer) =>
  limitMember(deps, { actor, memberId, reason: 'Contesta l’esattezza dei dati' });
const lift = (memberId: MemberId, actor: Actor = officer) =>
  liftLimitation(deps, { actor, memberId, reason: 'Dati corretti' });
const isLimited = async (memberId: MemberId) =>
  (await readLimitation(deps, memberId)) !== undefined;
const toldOf = async (memberId: MemberId) => {
  const events = await db
    .selectFrom('outbox')
    .select('type')
    .where('subject', '=', memberId)
    .orderBy('seq')
    .execute();
  const audit = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject', '=', memberId)
    .execute();
  expect(audit).toHaveLength(events.length);
  return events.map(({ type }) => type);
};

describe('limiting what is done with somebody’s data', () => {
  it('is set and lifted by the privacy officer, told once each, and read by the person', async () => {
    const memberId = await aMember(db);
    await limit(memberId);
    expect(await readLimitation(deps, memberId)).toMatchObject({
      reason: 'Contesta l’esattezza dei dati',
    });
    await expect(limit(memberId)).rejects.toMatchObject({ code: 'member.already_limited' });
    await lift(memberId);
    expect(await isLimited(memberId)).toBe(false);
    await expect(lift(memberId)).rejects.toMatchObject({ code: 'member.not_limited' });
    expect(await toldOf(memberId)).toEqual(['member.limited', 'member.unlimited']);
    const { limitations } = await exportMember(deps, { actor: actorOf(memberId) });
    expect(limitations).toMatchObject([{ reason: 'Contesta l’esattezza dei dati' }]);
  });

  it('is nobody else’s to do, not for oneself, and takes a fresh proof and a reason', async () => {
    const memberId = await aMember(db);
    for (const role of ['support', 'platform_admin', 'regional_staff'] as const) {
      const refused = limit(memberId, await aStaffMember(db, role));
      await expect(refused).rejects.toMatchObject({ code: 'right.missing' });
    }
    await expect(limit(officer.memberId)).rejects.toMatchObject({ code: 'member.own_limitation' });
    const stale = { ...officer, authenticatedAt: later(now(), -hour) };
    await expect(limit(memberId, stale)).rejects.toMatchObject({ code: 'session.not_fresh' });
    const silent = limitMember(deps, { actor: officer, memberId, reason: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'member.reason_missing' });
    const gone = limit(await aMember(db, { status: 'erased' }));
    await expect(gone).rejects.toMatchObject({ code: 'member.not_found' });
    expect(await isLimited(memberId)).toBe(false);
  });

  it('is there once, when two officers set it at the same time', async () => {
    const memberId = await aMember(db);
    const other = await aStaffMember(db, 'privacy_officer');
    const outcomes = await db.transaction().execute(async (trx) => {
      await lockMembers(trx, [memberId]);
      const both = Promise.allSettled([limit(memberId), limit(memberId, other)]);
      await untilBlocked(db, 2);
      return () => both;
    });
    expect((await outcomes()).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await toldOf(memberId)).toEqual(['member.limited']);
  });

  it('goes along with a merge and comes back apart', async () => {
    const [from, into] = [await aMember(db), await aMember(db)];
    await limit(from);
    const proven = { from: now(), into: now() };
    const mergeId = await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
    expect(await isLimited(into)).toBe(true);
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    expect([await isLimited(from), await isLimited(into)]).toEqual([true, false]);
  });

  it('is lifted for whoever was merged too', async () => {
    const [from, into] = [await aMember(db), await aMember(db)];
    await limit(from);
    const proven = { from: now(), into: now() };
    const mergeId = await mergeMembers(deps, { actor: actorOf(into), from, into, proven });
    await lift(into);
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    expect([await isLimited(from), await isLimited(into)]).toEqual([false, false]);
  });
});
