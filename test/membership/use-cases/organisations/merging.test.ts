// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId, OrganisationId } from '../../../../src/kernel/ids.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { decideAffiliation } from '../../../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import * as feature from '../../../../src/membership/use-cases/organisations/merge-member.js';
import { setMembershipTerm } from '../../../../src/membership/use-cases/term/set-membership-term.js';
import { undoMerge } from '../../../../src/membership/use-cases/undo-merge.js';
import { aCommunity, actorOf, someActor } from '../../../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
type Who = Awaited<ReturnType<typeof someActor>>;

/** As identity does it: memberships first, then where somebody belongs. */
const merge = (from: MemberId, into: MemberId) =>
  db.transaction().execute(async (trx) => {
    const stints = await mergeMember(trx, { from, into, at: new Date() });
    const kept = await feature.mergeMember(trx, { from, into, at: new Date() });
    const journal: unknown = JSON.parse(JSON.stringify(kept));
    return { stints, journal };
  });
const undo = (
  from: MemberId,
  into: MemberId,
  { stints, journal }: Awaited<ReturnType<typeof merge>>,
) =>
  db.transaction().execute(async (trx) => {
    await undoMerge(trx, { from, into, at: new Date() }, stints);
    await feature.undoMerge(trx, { from, into, at: new Date() }, journal);
  });
const belongs = (memberId: MemberId) =>
  db
    .selectFrom('affiliation')
    .select(['proof', 'verified_by', 'title'])
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute();
const takesPart = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('stint')
      .select('status')
      .where('member_id', '=', memberId)
      .where('ended_at', 'is', null)
      .execute()
  ).map(({ status }) => status);

async function declared(actor: Who, organisationId: OrganisationId, confirmedBy?: Who) {
  const said = { actor, organisationId, kind: 'associate' as const, title: 'Socia' };
  const { id: affiliationId } = await declareAffiliation(deps, said);
  const yes = { affiliationId, decision: 'confirm' } as const;
  if (confirmedBy) await decideAffiliation(deps, { actor: confirmedBy, ...yes });
}

/** A community for people whom an organisation has confirmed, and one of them. */
async function aReserved({ ends = false }: { readonly ends?: boolean } = {}) {
  const organisationId = await anOrganisation(db);
  const representative = await aRepresentative(db, organisationId);
  const demand = { organisations: [organisationId], kinds: [], proof: 'representative' as const };
  const ways = [{ path: 'affiliation' as const, affiliation: demand }];
  const { slug, managerId } = await aCommunity(db, { ways, audience: 'reserved' });
  const term = { months: undefined, graceDays: 60, onLoss: 'end' as const };
  if (ends) await setMembershipTerm(deps, { actor: actorOf(managerId), slug, term });
  const member = await someActor(db);
  await declared(member, organisationId, representative);
  const join = (actor: Who) => joinCommunity(deps, { actor, slug });
  await join(member);
  return { organisationId, representative, member, slug, join };
}

describe('I18 an affiliation that one profile confirmed for the other', () => {
  it.each([
    ['is in grace', false, ['grace']],
    ['is over', true, []],
  ] as const)(
    'I18 counts no more: what rests on it %s, and is back with it',
    async (_, ends, left) => {
      const { member, representative } = await aReserved({ ends });
      const [from, into] = [member.memberId, representative.memberId];
      const before = await belongs(from);
      const kept = await merge(from, into);
      expect(await belongs(into)).toMatchObject([{ proof: 'declared', verified_by: null }]);
      expect(await takesPart(into)).toEqual(left);
      await undo(from, into, kept);
      expect(await belongs(from)).toEqual(before);
      expect(await belongs(into)).toEqual([]);
      // What has ended stays ended.
      expect(await takesPart(from)).toEqual(ends ? [] : ['active']);
    },
  );
});

describe('I18 where both profiles belong', () => {
  it('I18 the better proof counts, and each has their own again', async () => {
    const { member, organisationId } = await aReserved();
    const other = await someActor(db);
    await declared(other, organisationId);
    const [from, into] = [member.memberId, other.memberId];
    const before = [await belongs(from), await belongs(into)];
    const kept = await merge(from, into);
    expect(await belongs(into)).toMatchObject([{ proof: 'representative' }]);
    expect(await takesPart(into)).toEqual(['active']);
    await undo(from, into, kept);
    expect([await belongs(from), await belongs(into)]).toEqual(before);
    expect([await takesPart(from), await takesPart(into)]).toEqual([['active'], []]);
  });

  it('I18 what one began by what the other had is in grace once they are two again', async () => {
    const { member, slug, join } = await aReserved();
    const other = await someActor(db);
    const [from, into] = [member.memberId, other.memberId];
    const kept = await merge(from, into);
    await leaveCommunity(deps, { actor: other, slug });
    expect(await join(other)).toMatchObject({ outcome: 'joined' });
    await undo(from, into, kept);
    expect(await takesPart(into)).toEqual(['grace']);
  });
});
