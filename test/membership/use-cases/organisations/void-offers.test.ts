// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { DelegateId, MemberId, OrganisationGrantId } from '../../../../src/kernel/ids.js';
import { endRepresentation } from '../../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { endVoidOffers } from '../../../../src/membership/use-cases/organisations/end-void-offers.js';
import { listMyOrganisations } from '../../../../src/membership/use-cases/organisations/list-my-organisations.js';
import { mergeMember } from '../../../../src/membership/use-cases/organisations/merge-member.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { aStaffMember, someMember } from '../../../support/builders/membership.js';
import { aRepresentative, knownPerson } from '../../../support/builders/organisation.js';
import { aDelegate, aNamedDelegate, aSeat } from '../../../support/builders/seats.js';
import { onTwoNodes } from '../../../support/two-nodes.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const evidence = 'Verbale';

const heldBy = async (memberId: MemberId): Promise<OrganisationGrantId> => {
  const [own] = (await listMyOrganisations(deps, { memberId })).representations;
  if (!own) throw new Error('they answer for nothing');
  return own.id;
};
const grantStatus = async (id: OrganisationGrantId) =>
  (
    await db
      .selectFrom('organisation_grant')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirst()
  )?.status;
const delegateStatus = async (id: DelegateId) =>
  (await db.selectFrom('seat_delegate').select('status').where('id', '=', id).executeTakeFirst())
    ?.status;

/** Somebody who answers for an organisation asks one person to answer for it too, and one to sit for it. */
async function asking() {
  const seat = await aSeat(db);
  const { organisationId, representative: actor } = seat;
  const memberId = await someMember(db);
  await knownPerson(db, organisationId, memberId);
  const grantId = await appointRepresentative(deps, { actor, organisationId, memberId, evidence });
  const { delegateId } = await aNamedDelegate(db, seat);
  const sitting = await aDelegate(db, seat);
  return { seat, actor, organisationId, memberId, grantId, delegateId, sitting };
}
const resign = async (actor: Actor) =>
  endRepresentation(deps, { actor, grantId: await heldBy(actor.memberId) });

describe('what somebody asked others to do for an organisation', () => {
  it('stands while they answer for it', async () => {
    const { grantId, delegateId } = await asking();
    expect(await endVoidOffers(deps)).toBe(0);
    expect([await grantStatus(grantId), await delegateStatus(delegateId)]).toEqual([
      'offered',
      'offered',
    ]);
  });

  it('dies with the right to ask it, once on two nodes; who sits there goes on', async () => {
    const { actor, grantId, delegateId, sitting, memberId, organisationId } = await asking();
    const other = await aRepresentative(db, organisationId);
    await resign(actor);
    await onTwoNodes(db, { table: 'organisation_grant', id: grantId }, () => endVoidOffers(deps));
    expect(await grantStatus(grantId)).toBe('revoked');
    expect(await delegateStatus(delegateId)).toBe('withdrawn');
    expect(await delegateStatus(sitting.delegateId)).toBe('active');
    const told = await db
      .selectFrom('outbox')
      .select(['type', 'actor'])
      .where('subject', '=', memberId)
      .orderBy('seq')
      .execute();
    expect(told).toEqual([
      { type: 'organisation.representative_offered', actor: actor.memberId },
      { type: 'organisation.representative_ended', actor: null },
    ]);
    const again = { actor: other, organisationId, memberId, evidence };
    await expect(appointRepresentative(deps, again)).resolves.toEqual(expect.any(String));
  });

  it('goes on where the staff asked, or who asked goes on as another', async () => {
    const { actor, organisationId, delegateId, grantId } = await asking();
    const staff = await aStaffMember(db);
    const memberId = await someMember(db);
    const byStaff = { actor: staff, organisationId, memberId, evidence };
    const second = await appointRepresentative(deps, byStaff);
    const into = await someMember(db);
    await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from: actor.memberId, into, at: new Date() }));
    await db
      .updateTable('member')
      .set({ status: 'merged', merged_into: into })
      .where('id', '=', actor.memberId)
      .execute();
    expect(await endVoidOffers(deps)).toBe(0);
    expect([await grantStatus(grantId), await grantStatus(second)]).toEqual(['offered', 'offered']);
    expect(await delegateStatus(delegateId)).toBe('offered');
  });
});
