// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import * as organisationFeature from '../../../src/membership/use-cases/organisations/merge-member.js';
import { answerRenewal } from '../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../src/membership/use-cases/roles/ask-renewal.js';
import { renewStaffRole } from '../../../src/membership/use-cases/staff-terms/renew-staff-role.js';
import { undoMerge } from '../../../src/membership/use-cases/undo-merge.js';
import { decideAffiliation } from '../../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../../src/membership/use-cases/organisations/declare-affiliation.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  confirmedBy,
  restingOn,
} from '../../support/builders/organisation.js';
import { anOffice } from '../../support/builders/staff-terms.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const merge = (from: MemberId, into: MemberId) =>
  db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
const grantsOf = (memberId: MemberId) =>
  db
    .selectFrom('role_grant')
    .select(['renewed_by', 'countersigned_by', 'renewal_asked_by', 'granted_by'])
    .where('member_id', '=', memberId)
    .where('status', '=', 'active')
    .execute();

/** An editor near the end of the term, and a second manager. */
async function aRole() {
  const community = await aCommunity(db);
  const validUntil = later(now(), 20 * day);
  const { id: grantId, memberId } = await aGrant(db, { community, role: 'editor', validUntil });
  const { memberId: other } = await aGrant(db, { community, role: 'manager' });
  return { community, grantId, holder: actorOf(memberId), other: actorOf(other) };
}

describe('I18 an office whose term the other profile renewed', () => {
  it.each(['of the one that goes on', 'of the one that goes'])('I18 %s ends', async (whose) => {
    const admin = await aStaffMember(db, 'platform_admin');
    const { grantId, actor } = await anOffice(db, 'support', 20 * day);
    await renewStaffRole(deps, { actor: admin, grantId });
    const [from, into] =
      whose === 'of the one that goes' ? [actor, admin] : ([admin, actor] as const);
    await merge(from.memberId, into.memberId);
    const { status } = await db
      .selectFrom('platform_grant')
      .select('status')
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow();
    expect(status).toBe('ended');
  });
});

describe('I18 who signed goes over with a role', () => {
  it('I18 for its renewal and as a second signature, there and back', async () => {
    const { grantId, holder, other } = await aRole();
    await askRenewal(deps, { actor: holder, grantId });
    await answerRenewal(deps, { actor: other, grantId, accept: true });
    const { memberId: staff } = await aStaffMember(db);
    const signed = { countersigned_by: staff };
    await db.updateTable('role_grant').set(signed).where('id', '=', grantId).execute();
    const into = await someMember(db);
    const before = await grantsOf(holder.memberId);
    expect(before).toMatchObject([{ renewed_by: other.memberId, countersigned_by: staff }]);

    const journal = await merge(holder.memberId, into);
    expect(await grantsOf(into)).toEqual(before);
    await db
      .transaction()
      .execute((trx) => undoMerge(trx, { from: holder.memberId, into, at: new Date() }, journal));
    expect(await grantsOf(holder.memberId)).toEqual(before);
  });

  it('I18 and who asks for another term: the holder still, nobody themselves', async () => {
    const own = await aRole();
    await askRenewal(deps, { actor: own.holder, grantId: own.grantId });
    const into = await someMember(db);
    await merge(own.holder.memberId, into);
    expect(await grantsOf(into)).toMatchObject([{ renewal_asked_by: into }]);

    const asked = await aRole();
    await askRenewal(deps, { actor: asked.other, grantId: asked.grantId });
    await merge(asked.holder.memberId, asked.other.memberId);
    const editor = { renewal_asked_by: null, renewed_by: null };
    expect(await grantsOf(asked.other.memberId)).toContainEqual(expect.objectContaining(editor));
  });

  it('I18 but a renewal that the two agreed on with each other leaves no role', async () => {
    for (const survives of ['holder', 'other'] as const) {
      const role = await aRole();
      await askRenewal(deps, { actor: role.holder, grantId: role.grantId });
      await answerRenewal(deps, { actor: role.other, grantId: role.grantId, accept: true });
      const gone = survives === 'holder' ? role.other : role.holder;
      await merge(gone.memberId, role[survives].memberId);
      const held = await grantsOf(role[survives].memberId);
      expect(held.map((one) => one.renewed_by)).toEqual([null]);
    }
  });
});

it('I18 nobody has confirmed where they themselves belong', async () => {
  const organisationId = await anOrganisation(db);
  for (const survives of ['member', 'representative'] as const) {
    const representative = await aRepresentative(db, organisationId);
    const member = actorOf(await someMember(db));
    const said = { actor: member, organisationId, kind: 'associate' } as const;
    const { id: affiliationId } = await declareAffiliation(deps, { ...said, title: '' });
    const decided = { actor: representative, affiliationId, decision: 'confirm' } as const;
    await decideAffiliation(deps, decided);
    const [into, from] =
      survives === 'member' ? [member, representative] : [representative, member];
    await db.transaction().execute((trx) =>
      organisationFeature.mergeMember(trx, {
        from: from.memberId,
        into: into.memberId,
        at: new Date(),
      }),
    );
    const held = await db
      .selectFrom('affiliation')
      .select(['proof', 'verified_by'])
      .where('member_id', '=', into.memberId)
      .where('status', '=', 'active')
      .execute();
    expect(held).toEqual([{ proof: 'declared', verified_by: null }]);
  }
});

it('I18 what rests on a confirmation goes on for a while after a merge took it, and wholly after its undoing', async () => {
  const { actor, affiliationId, stintId, community, organisationId } = await restingOn(db);
  const { memberId: from } = await confirmedBy(db, affiliationId);
  const demand = { organisations: [organisationId], kinds: [], proof: 'representative' };
  const ways = JSON.stringify([{ path: 'affiliation', affiliation: demand }]);
  const { id } = community;
  await db.updateTable('community').set({ join_ways: ways }).where('id', '=', id).execute();
  const asItIs = async () => ({
    affiliation: await db
      .selectFrom('affiliation')
      .select(['proof', 'verified_by', 'verified_at'])
      .where('id', '=', affiliationId)
      .executeTakeFirstOrThrow(),
    stint: await db
      .selectFrom('stint')
      .select(['status', 'grace_reason'])
      .where('id', '=', stintId)
      .executeTakeFirstOrThrow(),
  });
  const before = await asItIs();
  const into = actor.memberId;
  const journal = await db
    .transaction()
    .execute((trx) => organisationFeature.mergeMember(trx, { from, into, at: new Date() }));
  expect(await asItIs()).toEqual({
    affiliation: { proof: 'declared', verified_by: null, verified_at: null },
    stint: { status: 'grace', grace_reason: 'affiliation_ended' },
  });
  const kept: unknown = JSON.parse(JSON.stringify(journal));
  await db
    .transaction()
    .execute((trx) => organisationFeature.undoMerge(trx, { from, into, at: new Date() }, kept));
  expect(await asItIs()).toEqual(before);
});
