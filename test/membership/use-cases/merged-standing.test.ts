// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { CommunityId, MeasureId, MemberId } from '../../../src/kernel/ids.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { answerAppeal } from '../../../src/membership/use-cases/measures/answer-appeal.js';
import { answerRemoval } from '../../../src/membership/use-cases/measures/answer-removal.js';
import { decideAppeal } from '../../../src/membership/use-cases/measures/decide-appeal.js';
import { liftMeasure } from '../../../src/membership/use-cases/measures/lift-measure.js';
import { openAppeal } from '../../../src/membership/use-cases/measures/open-appeal.js';
import {
  myMeasures,
  readOwnMeasure,
} from '../../../src/membership/use-cases/measures/read-measures.js';
import * as organisations from '../../../src/membership/use-cases/organisations/merge-member.js';
import { pauseMembership } from '../../../src/membership/use-cases/pausing/pause-membership.js';
import { undoMerge } from '../../../src/membership/use-cases/undo-merge.js';
import { aGroup } from '../../support/builders/groups.js';
import { aRemoval, aSuspension } from '../../support/builders/measures.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { aDelegate, aSeat } from '../../support/builders/seats.js';
import { useDatabase } from '../../support/database.js';
import { countChanges, watchChanges } from '../../support/seen-changes.js';

const { db } = useDatabase();
const deps = { db, now };

beforeAll(() => watchChanges(db));

/** Every changed row is told once, and the counters are those of the rows. */
async function telling<Result>(
  community: CommunityId,
  act: () => Promise<Result>,
): Promise<Result> {
  const before = await countChanges(db);
  const result = await act();
  const after = await countChanges(db);
  const changes = after.changes - before.changes;
  expect(changes).toBeGreaterThan(0);
  expect(after.events - before.events).toBe(changes);
  expect(after.entries - before.entries).toBe(changes);
  const { rows } = await sql<Record<string, number>>`
    select (select coalesce(sum(delta), 0)::int from member_count_delta where community_id = c.id) as counted,
      (select count(*)::int from stint where community_id = c.id and ended_at is null) as members,
      c.active_managers as managing,
      (select count(*)::int from live_role where community_id = c.id and role in ('manager', 'caretaker')) as managers
    from community c where c.id = ${community}`.execute(db);
  expect(rows[0]).toMatchObject({ counted: rows[0]?.['members'], managing: rows[0]?.['managers'] });
  return result;
}

const merge = (community: CommunityId, from: MemberId, into: MemberId) =>
  telling(community, () =>
    db.transaction().execute(async (trx) => ({
      stints: JSON.parse(
        JSON.stringify(await mergeMember(trx, { from, into, at: new Date() })),
      ) as unknown,
      rest: JSON.parse(
        JSON.stringify(await organisations.mergeMember(trx, { from, into, at: new Date() })),
      ) as unknown,
    })),
  );
const undo = (
  community: CommunityId,
  [from, into]: readonly [MemberId, MemberId],
  { stints, rest }: Awaited<ReturnType<typeof merge>>,
) =>
  telling(community, () =>
    db.transaction().execute(async (trx) => {
      await undoMerge(trx, { from, into, at: new Date() }, stints);
      await organisations.undoMerge(trx, { from, into, at: new Date() }, rest);
    }),
  );
const standing = (memberId: MemberId) =>
  db
    .selectFrom('stint')
    .select(['status', 'paused_at', 'grace_until', 'grace_reason'])
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute();
const stintsOf = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('stint')
      .select('id')
      .where('member_id', '=', memberId)
      .where('ended_at', 'is', null)
      .execute()
  ).map(({ id }) => id);
/** As identity does after the features, or before them at the undoing. */
const merged = (from: MemberId, into: MemberId | undefined) =>
  db
    .updateTable('member')
    .set({ status: into ? 'merged' : 'active', merged_into: into ?? null })
    .where('id', '=', from)
    .execute();
const groupsOf = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('group_member')
      .select('id')
      .where('member_id', '=', memberId)
      .where('left_at', 'is', null)
      .execute()
  ).length;

const measureOf = (id: MeasureId) =>
  db
    .selectFrom('measure')
    .select(['member_id', 'stint_id', 'status'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

describe('I14 a merge and its undoing', () => {
  it.each([true, false])(
    'I14 keep a removal that waits for its second word, where the other belongs too: %s',
    async (both) => {
      const community = await aCommunity(db);
      const { memberId: from } = await aGrant(db, { community, role: 'co_manager' });
      const { measureId } = await aRemoval(db, community, from);
      const { memberId: into } = await someActor(db);
      if (both) await aStint(db, { community, memberId: into });
      const kept = await merge(community.id, from, into);
      const [held] = await stintsOf(into);
      expect(await measureOf(measureId)).toEqual({
        member_id: into,
        stint_id: held,
        status: 'proposed',
      });
      await undo(community.id, [from, into], kept);
      const [own] = await stintsOf(from);
      expect(await measureOf(measureId)).toEqual({
        member_id: from,
        stint_id: own,
        status: 'proposed',
      });
      const { memberId: second } = await aGrant(db, { community, role: 'manager' });
      await answerRemoval(deps, { actor: actorOf(second), measureId, confirm: true });
      expect(await stintsOf(from)).toEqual([]);
      expect(await stintsOf(into)).toHaveLength(both ? 1 : 0);
    },
  );

  it('I14 let a removal fall that the other profile proposed', async () => {
    const community = await aCommunity(db);
    await aGrant(db, { community, role: 'manager' });
    const { memberId: from } = await aGrant(db, { community, role: 'co_manager' });
    const { measureId } = await aRemoval(db, community, from);
    await merge(community.id, from, community.managerId);
    expect(await measureOf(measureId)).toMatchObject({ member_id: from, status: 'declined' });
  });

  it('I14 take an appeal along, which the person goes on with and never judges', async () => {
    const community = await aCommunity(db);
    const { memberId: from } = await aStint(db, { community });
    const { measureId } = await aRemoval(db, community, from);
    const message = 'Non ero io a scrivere.';
    const { appealId } = await openAppeal(deps, { actor: actorOf(from), measureId, message });
    const judge = await aStaffMember(db);
    const into = judge.memberId;
    const kept = await merge(community.id, from, into);
    await merged(from, into);

    const asked = { actor: judge, measureId, locale: 'it' } as const;
    const page = await readOwnMeasure(deps, asked);
    expect(page.messages).toMatchObject([{ fromMember: true }]);
    expect((await myMeasures(deps, asked)).map(({ id }) => id)).toEqual([measureId]);
    await answerAppeal(deps, { actor: judge, appealId, message: 'Aggiungo una cosa.' });
    const verdict = { appealId, verdict: 'upheld', reason: 'Per me va bene' } as const;
    const own = decideAppeal(deps, { actor: judge, ...verdict });
    await expect(own).rejects.toMatchObject({ code: 'appeal.own_decision' });

    await merged(from, undefined);
    await undo(community.id, [from, into], kept);
    const stranger = readOwnMeasure(deps, asked);
    await expect(stranger).rejects.toMatchObject({ code: 'measure.not_found' });
    await answerAppeal(deps, { actor: actorOf(from), appealId, message: 'Sono tornato io.' });
    await decideAppeal(deps, { actor: await aStaffMember(db), ...verdict });
    expect(await measureOf(measureId)).toMatchObject({ member_id: from, status: 'over' });
  });

  it('I14 let the person appeal against what was decided about the other profile', async () => {
    const community = await aCommunity(db);
    const { memberId: from } = await aStint(db, { community });
    const { measureId } = await aRemoval(db, community, from);
    const into = await someMember(db);
    const kept = await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
    await merged(from, into);
    const message = 'Non ero io a scrivere.';
    await openAppeal(deps, { actor: actorOf(into), measureId, message });
    await merged(from, undefined);
    await db.transaction().execute((trx) => undoMerge(trx, { from, into, at: new Date() }, kept));
    const asked = { actor: actorOf(from), measureId, locale: 'it' } as const;
    expect((await readOwnMeasure(deps, asked)).appeal).toMatchObject({ memberId: from });
  });

  it('I14 tell every change once, with a seat, roles that are dropped and groups that are left', async () => {
    const seat = await aSeat(db);
    const { id } = seat.community;
    const { actor } = await aDelegate(db, seat);
    const from = actor.memberId;
    const { memberId: into } = await someActor(db);
    await aStint(db, { community: seat.community, memberId: into });
    await aGroup(db, seat.community, [from, into]);
    const { community } = seat;
    await aGrant(db, { community, memberId: from, role: 'editor', grantedBy: into });
    await aGrant(db, { community, memberId: from, role: 'moderator' });
    await aGrant(db, { community, memberId: into, role: 'manager' });
    const kept = await merge(id, from, into);
    expect([await groupsOf(from), await groupsOf(into)]).toEqual([0, 1]);
    await undo(id, [from, into], kept);
    expect((await standing(from)).length + (await standing(into)).length).toBe(2);
  });

  it('I14 tell every change once where only one belongs, and manages', async () => {
    const community = await aCommunity(db);
    const { memberId: from } = await aGrant(db, { community, role: 'manager' });
    const into = await someMember(db);
    await aGroup(db, community, [from]);
    const kept = await merge(community.id, from, into);
    expect([await groupsOf(from), await groupsOf(into)]).toEqual([0, 1]);
    await undo(community.id, [from, into], kept);
    expect([await groupsOf(from), await groupsOf(into)]).toEqual([1, 0]);
  });
});

describe('I18 a membership that goes over', () => {
  it('I18 rests, or ends on its day, as before, there and back', async () => {
    const community = await aCommunity(db);
    const { memberId: from } = await someActor(db);
    const { id } = await aStint(db, { community, memberId: from });
    await pauseMembership(deps, { actor: actorOf(from), slug: community.slug, listed: false });
    const until = later(now(), 5 * day);
    const grace = { grace_until: until, grace_reason: 'level_lost', status: 'grace' } as const;
    await db.updateTable('stint').set(grace).where('id', '=', id).execute();
    const before = await standing(from);
    const into = await someMember(db);
    const kept = await merge(community.id, from, into);
    expect(await standing(into)).toEqual(before);
    await undo(community.id, [from, into], kept);
    expect([await standing(from), await standing(into)]).toEqual([before, []]);
  });

  it('I18 stays suspended, until it is lifted, also where the other belongs too', async () => {
    for (const both of [false, true]) {
      const community = await aCommunity(db);
      const { memberId: from } = await someActor(db);
      await aStint(db, { community, memberId: from });
      const { measureId } = await aSuspension(db, community, from);
      const into = await someMember(db);
      if (both) await aStint(db, { community, memberId: into });
      const kept = await merge(community.id, from, into);
      expect(await standing(into)).toMatchObject([{ status: 'suspended' }]);
      await undo(community.id, [from, into], kept);
      expect(await standing(from)).toMatchObject([{ status: 'suspended' }]);
      expect(await standing(into)).toMatchObject(both ? [{ status: 'active' }] : []);
      await merge(community.id, from, into);
      const manager = actorOf(community.managerId);
      await liftMeasure(deps, { actor: manager, measureId, reason: 'Chiarito' });
      expect(await standing(into)).toMatchObject([{ status: 'active' }]);
    }
  });

  it('I18 is not suspended by the other profile of the same person', async () => {
    const community = await aCommunity(db);
    const { memberId: from } = await someActor(db);
    await aStint(db, { community, memberId: from });
    await aSuspension(db, community, from);
    await aGrant(db, { community, role: 'manager' });
    await merge(community.id, from, community.managerId);
    expect(await standing(community.managerId)).toMatchObject([{ status: 'active' }]);
  });
});
