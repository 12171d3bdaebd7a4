// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { lockMembers } from '../../../../src/identity/store/members.js';
import { eraseMember } from '../../../../src/identity/use-cases/erase-member.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { banEverywhere } from '../../../../src/membership/use-cases/measures/ban-everywhere.js';
import { aStranger, signedIn } from '../../../support/builders/identity.js';
import { aCommunity, actorOf, aStaffMember } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now, features: [membershipFeature] };

it('I5 an erasure waits for a ban of the same person, sees it, and keeps what they are known by', async () => {
  const { slug } = await aCommunity(db);
  const { memberId } = await signedIn(db, aStranger(0));
  const actor = await aStaffMember(db);
  const holding = await db.startTransaction().execute();
  await lockMembers(holding, [memberId]);
  const words = { reasonCode: 'conduct', reason: 'Messaggi offensivi' } as const;
  const banning = banEverywhere(deps, { actor, memberId, days: undefined, ...words });
  await untilBlocked(db);
  const erasing = eraseMember(deps, { actor: actorOf(memberId) });
  await untilBlocked(db, 2);
  await holding.commit().execute();
  const { measureId } = await banning;
  await erasing;

  const kept = db.selectFrom('ban_key').select('measure_id').where('measure_id', '=', measureId);
  expect((await kept.execute()).length).toBeGreaterThan(0);
  const again = await signedIn(db, aStranger(0, { idp: 'beta' }));
  expect(again.memberId).not.toBe(memberId);
  const joining = joinCommunity(deps, { actor: actorOf(again.memberId), slug });
  await expect(joining).rejects.toMatchObject({ code: 'membership.barred' });
});
