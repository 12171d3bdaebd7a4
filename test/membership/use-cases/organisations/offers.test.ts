// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { OrganisationGrantId } from '../../../../src/kernel/ids.js';
import { answerRepresentation } from '../../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { closeDueRepresentations } from '../../../../src/membership/use-cases/organisations/close-due-representations.js';
import { aStaffMember, someActor } from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const after = (days: number) => ({ db, now: () => later(now(), days * day) });

async function anOffer() {
  const organisationId = await anOrganisation(db);
  const actor = await someActor(db);
  const offer = { organisationId, memberId: actor.memberId, evidence: 'Statuto' };
  const staff = await aStaffMember(db);
  const again = () => appointRepresentative(deps, { actor: staff, ...offer });
  return { actor, again, grantId: await again() };
}
const statusOf = async (grantId: OrganisationGrantId) =>
  (
    await db
      .selectFrom('organisation_grant')
      .select('status')
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow()
  ).status;

describe('an offer to answer for an organisation', () => {
  it('lapses after fourteen days, is told once, and may be made again', async () => {
    const { grantId, again, actor } = await anOffer();
    await closeDueRepresentations(after(13));
    expect(await statusOf(grantId)).toBe('offered');
    // What one node is at work on, another leaves to it.
    const faster = await db.startTransaction().execute();
    expect(await closeDueRepresentations({ ...after(15), db: faster })).toBe(1);
    expect(await closeDueRepresentations(after(15))).toBe(0);
    await faster.commit().execute();
    expect(await statusOf(grantId)).toBe('lapsed');
    const told = await db
      .selectFrom('outbox')
      .select(['type', 'data'])
      .where('subject', '=', actor.memberId)
      .where('type', 'like', 'organisation.representative_%')
      .orderBy('seq')
      .execute();
    expect(told.map(({ type, data }) => [type, data['how']])).toEqual([
      ['organisation.representative_offered', 'offered'],
      ['organisation.representative_ended', 'lapsed'],
    ]);
    expect(Date.parse(String(told[0]?.data['until']))).toBeGreaterThan(now().getTime() + 13 * day);
    await again();
  });

  it('is not accepted too late, though no job has ended it yet', async () => {
    const { grantId, actor } = await anOffer();
    const answer = { actor, grantId, answer: 'accept' } as const;
    await expect(answerRepresentation(after(15), answer)).rejects.toMatchObject({
      code: 'role.lapsed',
    });
    await answerRepresentation(deps, answer);
    await closeDueRepresentations(after(15));
    expect(await statusOf(grantId)).toBe('active');
  });

  it('lapses while somebody accepts: one of the two, never both', async () => {
    const { grantId, actor } = await anOffer();
    const lapsing = await db.startTransaction().execute();
    await closeDueRepresentations({ ...after(15), db: lapsing });
    const accepting = answerRepresentation(deps, { actor, grantId, answer: 'accept' });
    await Promise.race([accepting, untilBlocked(db)]);
    await lapsing.commit().execute();
    await expect(accepting).rejects.toMatchObject({ code: 'role.not_found' });
    expect(await statusOf(grantId)).toBe('lapsed');
  });
});
