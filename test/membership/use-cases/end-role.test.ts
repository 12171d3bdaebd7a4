// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, later, systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type MemberId, type RoleGrantId } from '../../../src/kernel/ids.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { resignRole } from '../../../src/membership/use-cases/resign-role.js';
import { revokeRole } from '../../../src/membership/use-cases/revoke-role.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const reason = 'Da mesi non risponde';

async function scene() {
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const manager = actorOf(community.managerId);
  return { community, slug: community.slug, manager, member: actorOf(memberId) };
}

const grantRow = (id: RoleGrantId) =>
  db.selectFrom('role_grant').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const managerGrant = async (memberId: MemberId): Promise<RoleGrantId> => {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('member_id', '=', memberId)
    .where('role', '=', 'manager')
    .executeTakeFirstOrThrow();
  return trustId(row.id);
};

describe('ending a role', () => {
  it('is the holder’s own to do, and they stay a member', async () => {
    const { community } = await scene();
    const grant = await aGrant(db, { community, role: 'editor' });

    await resignRole(deps, { actor: actorOf(grant.memberId), grantId: grant.id });

    expect((await grantRow(grant.id)).status).toBe('resigned');
    const stint = await db
      .selectFrom('stint')
      .select('ended_at')
      .where('id', '=', grant.stintId)
      .executeTakeFirstOrThrow();
    expect(stint.ended_at).toBeNull();
  });

  it('I2 is refused to the last manager', async () => {
    const { manager } = await scene();
    const grantId = await managerGrant(manager.memberId);
    const resigning = resignRole(deps, { actor: manager, grantId });
    await expect(resigning).rejects.toMatchObject({ code: 'role.last_manager' });
  });

  it('is a manager’s to do with a co-manager, and a dispute with another manager', async () => {
    const { community, manager } = await scene();
    const coManager = await aGrant(db, { community, role: 'co_manager' });
    const other = await aGrant(db, { community, role: 'manager' });

    await revokeRole(deps, { actor: manager, grantId: coManager.id, reason });

    expect((await grantRow(coManager.id)).status).toBe('revoked');
    const dispute = revokeRole(deps, { actor: manager, grantId: other.id, reason });
    await expect(dispute).rejects.toMatchObject({ code: 'role.dispute' });
    await revokeRole(deps, { actor: await aStaffMember(db), grantId: other.id, reason });
  });

  it('is refused to lower ranks', async () => {
    const { community } = await scene();
    const coManager = await aGrant(db, { community, role: 'co_manager' });
    const editor = await aGrant(db, { community, role: 'editor' });
    const actor = actorOf(editor.memberId);
    const revoking = revokeRole(deps, { actor, grantId: coManager.id, reason });
    await expect(revoking).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('takes its powers away at the end of the term, before any job has run', async () => {
    const { community, slug, member } = await scene();
    const holder = await aGrant(db, {
      community,
      role: 'co_manager',
      validFrom: later(now(), -2 * hour),
      validUntil: later(now(), -hour),
    });
    const actor = actorOf(holder.memberId);
    const offering = offerRole(deps, { actor, slug, memberId: member.memberId, role: 'editor' });
    await expect(offering).rejects.toMatchObject({ code: 'right.missing' });
  });
});
