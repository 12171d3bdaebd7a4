// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { communityRoles } from '../../../src/membership/domain/permissions.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { answerRepresentation } from '../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../src/membership/use-cases/organisations/appoint-representative.js';
import * as organisationFeature from '../../../src/membership/use-cases/organisations/merge-member.js';
import { answerLead } from '../../../src/membership/use-cases/programmes/answer-lead.js';
import { appointLead } from '../../../src/membership/use-cases/programmes/appoint-lead.js';
import * as programmeFeature from '../../../src/membership/use-cases/programmes/merge-member.js';
import { aBan } from '../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import { anOrganisation } from '../../support/builders/organisation.js';
import { aProgramme } from '../../support/builders/programme.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const roles = communityRoles.filter((role) => role !== 'caretaker');

/** A role of one of the two, signed by the other of them or by somebody else. */
const held = fc.record({
  of: fc.constantFrom('from' as const, 'into' as const),
  role: fc.constantFrom(...roles),
  byOther: fc.boolean(),
});
const banned = fc.option(fc.constantFrom('from' as const, 'into' as const), { nil: undefined });
const distinct = fc.uniqueArray(held, {
  selector: ({ of, role }) => `${of} ${role}`,
  maxLength: 6,
});

const merge = (from: MemberId, into: MemberId) =>
  db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
const grantsOf = (memberId: MemberId) =>
  db
    .selectFrom('role_grant')
    .select(['role', 'granted_by', 'valid_until'])
    .where('member_id', '=', memberId)
    .where('status', '=', 'active')
    .execute();

describe('I18 merging two members', () => {
  it('I18 gives no more than both had, lifts no ban and leaves no role that its holder signed', async () => {
    await fc.assert(
      fc.asyncProperty(distinct, banned, async (grants, out) => {
        const community = await aCommunity(db);
        const who = { from: await someMember(db), into: await someMember(db) };
        for (const memberId of Object.values(who)) await aStint(db, { community, memberId });
        for (const { of, role, byOther } of grants) {
          const other = of === 'from' ? who.into : who.from;
          const grantedBy = byOther ? other : community.managerId;
          await aGrant(db, { community, memberId: who[of], role, grantedBy });
        }
        if (out && !grants.some(({ of }) => of === out)) await aBan(db, community, who[out]);
        const isBanned = out !== undefined && !grants.some(({ of }) => of === out);
        const before = [...(await grantsOf(who.from)), ...(await grantsOf(who.into))];

        await merge(who.from, who.into);

        const after = await grantsOf(who.into);
        expect(await grantsOf(who.from)).toEqual([]);
        for (const { role, granted_by: by, valid_until: until } of after) {
          const had = before.filter((one) => one.role === role);
          expect(had.map((one) => one.valid_until)).toContainEqual(until);
          expect([who.from, who.into]).not.toContain(by);
        }
        expect(new Set(after.map(({ role }) => role)).size).toBe(after.length);
        if (isBanned) expect(after).toEqual([]);
        // What somebody else signed for stays.
        const kept = grants.filter(({ byOther }) => !byOther).map(({ role }) => role);
        if (!isBanned) expect(after.map(({ role }) => role)).toEqual(expect.arrayContaining(kept));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('I18 puts somebody in charge where the only manager had appointed themselves', async () => {
    const [from, into] = [await someMember(db), await someMember(db)];
    const community = await aCommunity(db);
    await aGrant(db, { community, memberId: into, role: 'manager', grantedBy: from });
    await leaveCommunity(
      { db, now },
      { actor: actorOf(community.managerId), slug: community.slug },
    );
    await merge(from, into);
    const { status } = await db
      .selectFrom('community')
      .select('status')
      .where('id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect([status, await grantsOf(into)]).toEqual(['frozen', []]);
  });

  it('I18 ends an office, a programme and a representation that the other had given', async () => {
    const from = (await aStaffMember(db)).memberId;
    const { memberId: into } = await aStaffMember(db, 'support');
    const confirmed = db.updateTable('platform_grant').set({ confirmed_by: from });
    await confirmed.where('member_id', '=', into).execute();
    const by = { actor: actorOf(from), memberId: into };
    const { slug: programme } = await aProgramme(db);
    const deps = { db, now };
    const leading = await appointLead(deps, { ...by, programme });
    await answerLead(deps, { actor: actorOf(into), grantId: leading, answer: 'accept' });
    const organisationId = await anOrganisation(db);
    const seat = await appointRepresentative(deps, { ...by, organisationId, evidence: 'Statuto' });
    await answerRepresentation(deps, { actor: actorOf(into), grantId: seat, answer: 'accept' });

    await merge(from, into);
    await db
      .transaction()
      .execute((trx) => programmeFeature.mergeMember(trx, { from, into, at: new Date() }));
    await db
      .transaction()
      .execute((trx) => organisationFeature.mergeMember(trx, { from, into, at: new Date() }));

    const live = await Promise.all([
      db
        .selectFrom('platform_grant')
        .select('role')
        .where('member_id', '=', into)
        .where('status', '=', 'active')
        .execute(),
      db
        .selectFrom('programme_grant')
        .select('id')
        .where('member_id', '=', into)
        .where('status', '=', 'active')
        .execute(),
      db
        .selectFrom('organisation_grant')
        .select('id')
        .where('member_id', '=', into)
        .where('status', '=', 'active')
        .execute(),
    ]);
    expect(live).toEqual([[{ role: 'regional_staff' }], [], []]);
  });
});
