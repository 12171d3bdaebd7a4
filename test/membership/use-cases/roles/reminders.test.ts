// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { day, later } from '../../../../src/kernel/clock.js';
import type { CommunityRole } from '../../../../src/membership/domain/permissions.js';
import { answerRenewal } from '../../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../../src/membership/use-cases/roles/ask-renewal.js';
import { remindOfTerms } from '../../../../src/membership/use-cases/roles/remind-of-terms.js';
import { aCommunity, aGrant, actorOf } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const start = new Date();
const on = (days: number) => ({ db, now: () => later(start, days * day) });
/** Nobody else’s term is near. */
const longTerms = (): Promise<unknown> =>
  db
    .updateTable('role_grant')
    .set({ valid_until: later(start, 3_000 * day) })
    .where('status', '=', 'active')
    .execute();
beforeEach(async () => {
  await db.deleteFrom('outbox').execute();
  await longTerms();
});

const ending = async (days: number, role: CommunityRole = 'editor') => {
  const community = await aCommunity(db);
  await longTerms();
  const grant = await aGrant(db, { community, role, validUntil: later(start, days * day) });
  return { community, grant };
};
const told = async (): Promise<unknown[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select('data')
    .where('type', '=', 'role.term_near')
    .orderBy('seq')
    .execute();
  return rows.map(({ data }) => (data as { days?: number }).days);
};

describe('the end of a term', () => {
  it('is told of 60, 30 and 7 days before, each once', async () => {
    await ending(100);
    for (let today = 0; today <= 101; today += 1) await remindOfTerms(on(today));
    expect(await told()).toEqual([60, 30, 7]);
  });

  it('is told of once after a pause, with what is left', async () => {
    await ending(20);
    await remindOfTerms(on(0));
    await remindOfTerms(on(1));
    expect(await told()).toEqual([30]);
  });

  it('of a caretaker is told of in the last week only', async () => {
    await ending(30, 'caretaker');
    for (let today = 0; today <= 31; today += 1) await remindOfTerms(on(today));
    expect(await told()).toEqual([7]);
  });

  it('is told of anew before the end of the next term', async () => {
    const { community, grant } = await ending(20);
    await remindOfTerms(on(0));
    const [holder, manager] = [actorOf(grant.memberId), actorOf(community.managerId)];
    await askRenewal(on(0), { actor: holder, grantId: grant.id });
    await answerRenewal(on(0), { actor: manager, grantId: grant.id, accept: true });
    await remindOfTerms(on(1));
    expect(await told()).toEqual([30]);
    await remindOfTerms(on(350));
    expect(await told()).toEqual([30, 60]);
  });

  it('is told of by one of two nodes that come to it at the same moment', async () => {
    const { grant } = await ending(5);
    const holding = await db.startTransaction().execute();
    const lock = holding.selectFrom('role_grant').select('id').where('id', '=', grant.id);
    await lock.forUpdate().execute();
    const nodes = Promise.all([remindOfTerms(on(0)), remindOfTerms(on(0))]);
    await untilBlocked(db, 2);
    await holding.commit().execute();
    expect((await nodes).toSorted()).toEqual([0, 1]);
    expect(await told()).toEqual([7]);
  });
});
