// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import { trustId, type MemberId, type RoleGrantId } from '../../../../src/kernel/ids.js';
import type { RoleGrant } from '../../../../src/membership/domain/role-grant.js';
import { termEnd } from '../../../../src/membership/domain/terms.js';
import { expireGrants } from '../../../../src/membership/use-cases/close-due-grants.js';
import { answerRenewal } from '../../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../../src/membership/use-cases/roles/ask-renewal.js';
import { chooseRoles } from '../../../../src/membership/use-cases/roles/choose-roles.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const held = async (overrides: Partial<RoleGrant> = {}) => {
  const community = await aCommunity(db);
  const validUntil = later(now(), 20 * day);
  const grant = await aGrant(db, { community, role: 'co_manager', validUntil, ...overrides });
  const { id: grantId, memberId } = grant;
  const manager = actorOf(community.managerId);
  return { community, grant, grantId, holder: actorOf(memberId), manager };
};
const rowOf = (id: RoleGrantId) =>
  db
    .selectFrom('role_grant')
    .select(['status', 'valid_until', 'renewed_by', 'renewal_asked_by', 'overrun_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** What the role was when it was renewed, as the event tells it. */
const renewedFrom = async (memberId: MemberId): Promise<unknown> => {
  const { data } = await db
    .selectFrom('outbox')
    .select('data')
    .where('type', '=', 'role.renewed')
    .where('subject', '=', memberId)
    .executeTakeFirstOrThrow();
  return data['was'];
};

describe('another term of a role', () => {
  it('follows on the last one, asked by its holder and accepted by who may give it', async () => {
    const { grant, grantId, holder, manager } = await held();
    await askRenewal(deps, { actor: holder, grantId });
    await answerRenewal(deps, { actor: manager, grantId, accept: true });
    const row = await rowOf(grantId);
    const until = termEnd(grant.validUntil ?? now(), 12);
    expect(row).toMatchObject({ valid_until: until, renewed_by: manager.memberId });
    expect(row.renewal_asked_by).toBeNull();
  });

  it('is asked by the community and accepted by the holder as well', async () => {
    const { grantId, holder, manager } = await held();
    await askRenewal(deps, { actor: manager, grantId });
    await answerRenewal(deps, { actor: holder, grantId, accept: true });
    expect(await rowOf(grantId)).toMatchObject({ renewed_by: manager.memberId });
    expect(await renewedFrom(holder.memberId)).toBe('active');
  });

  it('needs both sides: whoever asked does not agree with themselves', async () => {
    const one = await held();
    await askRenewal(deps, { actor: one.holder, grantId: one.grantId });
    const own = answerRenewal(deps, { actor: one.holder, grantId: one.grantId, accept: true });
    await expect(own).rejects.toMatchObject({ code: 'role.to_oneself' });
    const two = await held();
    await askRenewal(deps, { actor: two.manager, grantId: two.grantId });
    const same = answerRenewal(deps, { actor: two.manager, grantId: two.grantId, accept: true });
    await expect(same).rejects.toMatchObject({ code: 'role.to_oneself' });
  });

  it('is taken back or refused, and the role goes on to its term', async () => {
    const { grant, grantId, holder, manager } = await held();
    await askRenewal(deps, { actor: holder, grantId });
    await answerRenewal(deps, { actor: manager, grantId, accept: false });
    expect(await rowOf(grantId)).toMatchObject({ status: 'active', valid_until: grant.validUntil });
    const late = answerRenewal(deps, { actor: manager, grantId, accept: true });
    await expect(late).rejects.toMatchObject({ code: 'role.answered' });
  });

  it('is asked for near the end only, by those two sides only, for a role in use', async () => {
    const early = await held({ validUntil: later(now(), 90 * day) });
    const asking = askRenewal(deps, { actor: early.holder, grantId: early.grantId });
    await expect(asking).rejects.toMatchObject({ code: 'role.not_renewable' });
    const stranger = await someActor(db);
    const { grantId } = await held();
    const meddling = askRenewal(deps, { actor: stranger, grantId });
    await expect(meddling).rejects.toMatchObject({ code: 'right.missing' });
    const off = await held({ role: 'editor' });
    await chooseRoles(deps, { actor: off.manager, slug: off.community.slug, roles: [] });
    const gone = askRenewal(deps, { actor: off.holder, grantId: off.grantId });
    await expect(gone).rejects.toMatchObject({ code: 'role.not_in_use' });
  });

  it('asks the holder for their level and the giver for a fresh proof', async () => {
    const { grantId, holder, manager } = await held();
    const weak = askRenewal(deps, { actor: { ...holder, level: 'low' }, grantId });
    await expect(weak).rejects.toMatchObject({ code: 'session.level_too_low' });
    await askRenewal(deps, { actor: holder, grantId });
    const old = { ...manager, authenticatedAt: later(now(), -16 * minute) };
    const stale = answerRenewal(deps, { actor: old, grantId, accept: true });
    await expect(stale).rejects.toMatchObject({ code: 'session.not_fresh' });
  });

  it('begins once, however often it is accepted at the same moment', async () => {
    const { community, grantId, holder, manager } = await held();
    await askRenewal(deps, { actor: holder, grantId });
    const holding = await db.startTransaction().execute();
    await lockCommunity(holding, community.slug);
    const accept = () => answerRenewal(deps, { actor: manager, grantId, accept: true });
    const both = Promise.allSettled([accept(), accept()]);
    await untilBlocked(db, 2);
    await holding.commit().execute();
    const outcomes = (await both).map(({ status }) => status).toSorted();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
  });

  it('ends the overrun of a last manager, agreed to by the regional staff', async () => {
    const community = await aCommunity(db);
    const holder = actorOf(community.managerId);
    const { id } = await db
      .updateTable('role_grant')
      .set({ valid_from: later(now(), -90 * day), valid_until: later(now(), -day) })
      .where('community_id', '=', community.id)
      .returning('id')
      .executeTakeFirstOrThrow();
    const grantId = trustId<RoleGrantId>(id);
    await expireGrants(deps);
    await askRenewal(deps, { actor: holder, grantId });
    await answerRenewal(deps, { actor: await aStaffMember(db), grantId, accept: true });
    const row = await rowOf(grantId);
    expect(row.overrun_at).toBeNull();
    expect(await renewedFrom(holder.memberId)).toBe('overrun');
    expect(row.valid_until?.getTime()).toBeGreaterThan(later(now(), 700 * day).getTime());
  });
});
