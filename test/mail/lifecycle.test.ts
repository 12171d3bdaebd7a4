// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { activateCommunity } from '../../src/membership/use-cases/activate-community.js';
import { inviteStaff } from '../../src/membership/use-cases/invite-staff.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { archiveCommunity } from '../../src/membership/use-cases/lifecycle/archive-community.js';
import { closeArchived } from '../../src/membership/use-cases/lifecycle/close-archived.js';
import { unfreezeCommunity } from '../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { takeStaffRole } from '../../src/membership/use-cases/take-staff-role.js';
import { withdrawJoinRequest } from '../../src/membership/use-cases/withdraw-join-request.js';
import { aCommunity, aGrant, aStaffMember, someActor } from '../support/builders/membership.js';
import { readyToOpen } from '../support/builders/settings.js';
import { useDatabase } from '../support/database.js';
import { told } from '../support/told.js';

const { db } = useDatabase();
const deps = { db, now };

beforeEach(async () => void (await told(db)));

it('those who manage a community hear that it opens, and that it is no longer frozen', async () => {
  const draft = await aCommunity(db, { status: 'draft' });
  const { memberId } = await aGrant(db, { community: draft, role: 'manager' });
  await readyToOpen(db, draft.slug);
  const actor = await aStaffMember(db);
  await activateCommunity(deps, { actor, slug: draft.slug });
  expect((await told(db)).get(memberId)).toEqual(['community_opened']);

  const frozen = await aCommunity(db, { status: 'frozen' });
  await unfreezeCommunity(deps, { actor, slug: frozen.slug });
  expect((await told(db)).get(frozen.managerId)).toEqual(['community_reopened']);
});

it('who waits to join hears that the community was closed; who gave up does not', async () => {
  const { slug } = await aCommunity(db, { joinPath: 'approval' });
  const [waits, gaveUp] = [await someActor(db), await someActor(db)];
  for (const actor of [waits, gaveUp]) await joinCommunity(deps, { actor, slug });
  await withdrawJoinRequest(deps, { actor: gaveUp, slug });
  await told(db);
  await archiveCommunity(deps, { actor: await aStaffMember(db), slug, reason: 'Finito' });
  await closeArchived(deps);
  const heard = await told(db);
  expect(heard.get(waits.memberId)).toEqual(['request_superseded']);
  expect(heard.has(gaveUp.memberId)).toBe(false);
});

it('those who run the platform hear that somebody waits to be confirmed', async () => {
  const admin = await aStaffMember(db, 'platform_admin');
  const { memberId: staff } = await aStaffMember(db);
  const sent = { token: '' };
  const tokenSink = (token: string): void => void Object.assign(sent, { token });
  await inviteStaff(deps, { role: 'regional_staff', actor: admin, tokenSink });
  const actor = await someActor(db);
  await takeStaffRole(deps, { actor, token: sent.token });
  const heard = await told(db);
  expect(heard.get(admin.memberId)).toEqual(['staff_waiting']);
  expect(heard.has(staff) || heard.has(actor.memberId)).toBe(false);
});
