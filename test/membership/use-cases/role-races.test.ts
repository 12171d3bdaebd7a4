// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { CommunityId } from '../../../src/kernel/ids.js';
import { activate, openGrant } from '../../../src/membership/domain/role-grant.js';
import { lockCommunity } from '../../../src/membership/store/communities.js';
import { endGrant, insertGrant } from '../../../src/membership/store/grants.js';
import { endStint } from '../../../src/membership/store/stints.js';
import { answerOffer } from '../../../src/membership/use-cases/answer-offer.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { resignRole } from '../../../src/membership/use-cases/resign-role.js';
import { aCommunity, aGrant, aStint, actorOf } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const managersOf = async (id: CommunityId): Promise<number> =>
  (
    await db
      .selectFrom('community')
      .select('active_managers')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).active_managers;

describe('roles under races', () => {
  it('I2 refuses the second of two managers who resign at the same moment', async () => {
    const community = await aCommunity(db);
    const second = await aGrant(db, { community, role: 'manager' });
    const first = await db
      .selectFrom('role_grant')
      .select(['id', 'status'])
      .where('member_id', '=', community.managerId)
      .executeTakeFirstOrThrow();
    const winner = await db.startTransaction().execute();
    await endGrant(winner, first as never, { status: 'resigned', at: now() });

    const loser = resignRole(deps, { actor: actorOf(second.memberId), grantId: second.id });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    await expect(loser).rejects.toMatchObject({ code: 'role.last_manager' });
    expect(await managersOf(community.id)).toBe(1);
  });

  it('I3 gives no role to somebody who is leaving at the same moment', async () => {
    const community = await aCommunity(db);
    const stint = await aStint(db, { community });
    const leaving = await db.startTransaction().execute();
    await endStint(leaving, stint.id, { status: 'left', at: now() });

    const offering = offerRole(deps, {
      actor: actorOf(community.managerId),
      slug: community.slug,
      memberId: stint.memberId,
      role: 'editor',
    });
    await Promise.race([offering, untilBlocked(db)]);
    await leaving.commit().execute();

    await expect(offering).rejects.toMatchObject({ code: 'membership.not_member' });
  });

  it('I3 ends a role accepted at the moment of leaving', async () => {
    const community = await aCommunity(db);
    const offer = await aGrant(db, {
      community,
      role: 'editor',
      status: 'offered',
      offeredBy: community.managerId,
    });
    const actor = actorOf(offer.memberId);
    const holding = await db.startTransaction().execute();
    await lockCommunity(holding, community.slug);

    const accepting = answerOffer(deps, { actor, grantId: offer.id, accept: true });
    await untilBlocked(db);
    const leaving = leaveCommunity(deps, { actor, slug: community.slug });
    await holding.commit().execute();
    await Promise.allSettled([accepting, leaving]);

    const live = await db
      .selectFrom('role_grant')
      .select('status')
      .where('id', '=', offer.id)
      .where('live', '=', true)
      .execute();
    expect(live).toEqual([]);
    await expect(leaving).resolves.toBeDefined();
  });

  it('I3 lets nobody leave behind an offer that was being made', async () => {
    const community = await aCommunity(db);
    const stint = await aStint(db, { community });
    const offering = await db.startTransaction().execute();
    const by = community.managerId;
    const grant = openGrant(stint, { role: 'editor', by, months: 12, at: now() });
    await insertGrant(offering, grant);

    const leaving = leaveCommunity(deps, {
      actor: actorOf(stint.memberId),
      slug: community.slug,
    });
    await Promise.race([leaving, untilBlocked(db)]);
    await offering.commit().execute();
    await leaving;

    const row = await db
      .selectFrom('role_grant')
      .select('status')
      .where('id', '=', grant.id)
      .executeTakeFirstOrThrow();
    expect(row.status).toBe('dropped');
  });
});

describe('the database itself', () => {
  it('I4 refuses a role in a community other than the membership’s', async () => {
    const [here, there] = [await aCommunity(db), await aCommunity(db)];
    const stint = await aStint(db, { community: here });
    const grant = openGrant(stint, { role: 'editor', by: undefined, months: 1, at: now() });
    const crossing = db
      .transaction()
      .execute((trx) => insertGrant(trx, { ...grant, communityId: there.id }));
    await expect(crossing).rejects.toMatchObject({ constraint: 'role_grant_stint' });
  });

  it('I3 refuses to end a membership whose roles were forgotten', async () => {
    const community = await aCommunity(db);
    const { stintId } = await aGrant(db, { community, role: 'editor' });
    const ending = db
      .transaction()
      .execute((trx) => endStint(trx, stintId, { status: 'left', at: now() }));
    await expect(ending).rejects.toMatchObject({ constraint: 'role_grant_stint' });
  });

  it('I6 refuses to rewrite a stint, a role or a request that has ended', async () => {
    const community = await aCommunity(db);
    const grant = await aGrant(db, { community, role: 'editor' });
    await leaveCommunity(deps, { actor: actorOf(grant.memberId), slug: community.slug });

    const reopen = sql`update stint set ended_at = null, status = 'active' where id = ${grant.stintId}`;
    await expect(reopen.execute(db)).rejects.toMatchObject({ constraint: 'stint_immutable' });
    const erase = sql`delete from stint where id = ${grant.stintId}`;
    await expect(erase.execute(db)).rejects.toMatchObject({ constraint: 'stint_immutable' });
    const longer = sql`update role_grant set valid_until = now() where id = ${grant.id}`;
    await expect(longer.execute(db)).rejects.toMatchObject({ constraint: 'role_grant_immutable' });
  });

  it('I7 refuses a role that its holder signed', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const granting = aGrant(db, { community, memberId, role: 'editor', grantedBy: memberId });
    await expect(granting).rejects.toMatchObject({ constraint: 'role_grant_not_by_self' });
  });

  it('I10 refuses two terms of one role that overlap', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    const again = aGrant(db, { community, memberId, role: 'editor' });
    await expect(again).rejects.toMatchObject({ constraint: 'role_grant_no_overlap' });
  });

  it('I10 takes a term that begins where another ends', async () => {
    const community = await aCommunity(db);
    const { memberId, validUntil } = await aGrant(db, { community, role: 'editor' });
    if (!validUntil) throw new Error('the role has no term');
    const next = { validFrom: validUntil, validUntil: later(validUntil, day) };
    await aGrant(db, { community, memberId, role: 'editor', ...next });
  });

  it('I10 refuses the second of two terms that begin at the same moment', async () => {
    const community = await aCommunity(db);
    const stint = await aStint(db, { community });
    const grant = openGrant(stint, { role: 'editor', by: undefined, months: 1, at: now() });
    const begun = activate(grant, { grantedBy: community.managerId, months: 1, at: now() });
    const winner = await db.startTransaction().execute();
    await insertGrant(winner, begun);

    const { memberId } = stint;
    const again = aGrant(db, { community, memberId, role: 'editor' });
    const outcome = expect(again).rejects.toMatchObject({ constraint: 'role_grant_no_overlap' });
    await untilBlocked(db);
    await winner.commit().execute();
    await outcome;
  });

  it('I2 refuses an active community without anybody who answers for it', async () => {
    const draft = await aCommunity(db, { status: 'draft' });
    const activating = db
      .updateTable('community')
      .set({ status: 'active' })
      .where('id', '=', draft.id)
      .execute();
    await expect(activating).rejects.toMatchObject({ constraint: 'community_has_manager' });
  });
});
