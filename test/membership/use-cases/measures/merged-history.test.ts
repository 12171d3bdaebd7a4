// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { liftMeasure } from '../../../../src/membership/use-cases/measures/lift-measure.js';
import { readMemberFile } from '../../../../src/membership/use-cases/measures/read-member-file.js';
import { myMeasures } from '../../../../src/membership/use-cases/measures/read-measures.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { aSuspension } from '../../../support/builders/measures.js';
import { aCommunity, actorOf, aStint, someMember } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function merged(from: MemberId, into: MemberId): Promise<void> {
  await db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
  await db
    .updateTable('member')
    .set({ status: 'merged', merged_into: into })
    .where('id', '=', from)
    .execute();
}

it('who decides reads of somebody what is over of every profile that has become theirs', async () => {
  const [community, other] = [await aCommunity(db), await aCommunity(db)];
  const actor = actorOf(community.managerId);
  const [first, second, last] = [await someMember(db), await someMember(db), await someMember(db)];
  await aStint(db, { community, memberId: first });
  await aStint(db, { community: other, memberId: first });
  await aStint(db, { community, memberId: last });
  const { measureId } = await aSuspension(db, community, first);
  await liftMeasure(deps, { actor, measureId, reason: 'Ci siamo chiariti' });
  const elsewhere = await aSuspension(db, other, first);
  await liftMeasure(deps, {
    actor: actorOf(other.managerId),
    measureId: elsewhere.measureId,
    reason: 'Ci siamo chiariti',
  });
  await merged(first, second);
  await merged(second, last);

  const { slug } = community;
  const file = await readMemberFile(deps, { actor, slug, memberId: last, locale: 'it' });
  expect(file.measures).toMatchObject([{ id: measureId, status: 'over' }]);
  expect(file.may).toMatchObject({ suspend: true, ban: true });
  const own = await myMeasures(deps, { actor: actorOf(last), locale: 'it' });
  expect(own.map(({ id }) => id).toSorted()).toEqual([measureId, elsewhere.measureId].toSorted());

  await db
    .updateTable('member')
    .set({ status: 'active', merged_into: null })
    .where('id', '=', second)
    .execute();
  const apart = await readMemberFile(deps, { actor, slug, memberId: last, locale: 'it' });
  expect(apart.measures).toEqual([]);
});
