// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hour, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { undoMerge } from '../../../src/membership/use-cases/undo-merge.js';
import { aCommunity, aGrant, aStint, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { countChanges, watchChanges } from '../../support/seen-changes.js';

const { db } = useDatabase();

beforeAll(() => watchChanges(db));

/** Every changed row is told once. */
async function telling<Result>(act: () => Promise<Result>): Promise<Result> {
  const before = await countChanges(db);
  const result = await act();
  const after = await countChanges(db);
  const changes = after.changes - before.changes;
  expect(changes).toBeGreaterThan(0);
  expect(after.events - before.events).toBe(changes);
  expect(after.entries - before.entries).toBe(changes);
  return result;
}

const merge = (from: MemberId, into: MemberId) =>
  telling(async () => {
    const transaction = db.transaction();
    const journal = await transaction.execute((trx) => mergeMember(trx, { from, into, at: now() }));
    return JSON.parse(JSON.stringify(journal)) as unknown;
  });
const undo = (from: MemberId, into: MemberId, journal: unknown) =>
  telling(() =>
    db.transaction().execute((trx) => undoMerge(trx, { from, into, at: now() }, journal)),
  );
const toldOfRoles = async (memberId: MemberId) => {
  const rows = await db
    .selectFrom('outbox')
    .select('type')
    .where('subject', '=', memberId)
    .orderBy('seq')
    .execute();
  return rows.map(({ type }) => type).filter((type) => type.startsWith('role.'));
};
const overrunOf = async (memberId: MemberId) => {
  const rows = await db
    .selectFrom('role_grant')
    .select('overrun_at')
    .where('member_id', '=', memberId)
    .where('status', '=', 'active')
    .execute();
  return rows.map((row) => row.overrun_at);
};

describe('I14 a merge of who holds a role beyond its term, and its undoing', () => {
  it.each([true, false])(
    'I14 tell that it gives nothing, where the other belongs too: %s',
    async (both) => {
      const community = await aCommunity(db);
      const overrunAt = later(now(), -hour);
      const term = { validUntil: later(now(), -2 * hour), overrunAt };
      const { memberId: from } = await aGrant(db, { community, role: 'editor', ...term });
      const into = await someMember(db);
      if (both) await aStint(db, { community, memberId: into });

      const journal = await merge(from, into);
      expect(await toldOfRoles(into)).toEqual(['role.started', 'role.overrun']);
      expect(await overrunOf(into)).toEqual([overrunAt]);

      await undo(from, into, journal);
      expect(await toldOfRoles(from)).toEqual(['role.ended', 'role.started', 'role.overrun']);
      expect(await overrunOf(from)).toEqual([overrunAt]);
    },
  );
});
