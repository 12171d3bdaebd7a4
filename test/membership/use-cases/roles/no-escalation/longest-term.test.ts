// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../../../../src/kernel/clock.js';
import { PiazzaError } from '../../../../../src/kernel/errors.js';
import type { RoleGrantId } from '../../../../../src/kernel/ids.js';
import type { CommunityRole } from '../../../../../src/membership/domain/permissions.js';
import { isRenewable, renewedUntil } from '../../../../../src/membership/domain/roles/renewal.js';
import { answerOffer } from '../../../../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../../../../src/membership/use-cases/answer-proposal.js';
import { offerRole } from '../../../../../src/membership/use-cases/offer-role.js';
import { resignRole } from '../../../../../src/membership/use-cases/resign-role.js';
import { answerRenewal } from '../../../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../../../src/membership/use-cases/roles/ask-renewal.js';
import { aCommunity, aGrant, aStint, actorOf } from '../../../../support/builders/membership.js';
import { useDatabase } from '../../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** By hand, from the rules of granting: months of a term unless told otherwise, and at most. */
const terms = {
  manager: [24, 36],
  co_manager: [12, 24],
  membership_manager: [12, 24],
  moderator: [12, 24],
  facilitator: [12, 24],
  editor: [12, 24],
  contact_person: [12, 24],
  observer: [12, 12],
} as const satisfies Partial<Record<CommunityRole, readonly [number, number]>>;
type Granted = keyof typeof terms;
const role = fc.constantFrom(...(Object.keys(terms) as Granted[]));
const months = fc.option(fc.integer({ min: -1, max: 40 }), { nil: undefined });

/** Days to the end of the giver's own role: tomorrow, or long after any term. */
const ownDays = fc.integer({ min: 1, max: 3_000 });

/** Whether the term is of so many months, by the calendar of the database; null for a role that did not begin. */
async function isOfMonths(id: RoleGrantId, count: number): Promise<boolean | undefined> {
  const { rows } = await sql<{ same: boolean }>`
    select valid_until = (valid_from at time zone 'UTC' + make_interval(months => ${count})) at time zone 'UTC' as same
    from role_grant where id = ${id} and status = 'active'`.execute(db);
  return rows[0]?.same;
}

const began = async (act: Promise<RoleGrantId>): Promise<RoleGrantId | string> => {
  try {
    return await act;
  } catch (error) {
    if (error instanceof PiazzaError) return error.code;
    throw error;
  }
};

interface Asked {
  readonly role: Granted;
  readonly months: number | undefined;
  readonly proposed: boolean;
  readonly ownDays: number;
}

/** A manager whose own role ends when it ends gives another to a member. */
async function give(asked: Asked) {
  const community = await aCommunity(db);
  const { slug } = community;
  const validUntil = later(now(), asked.ownDays * day);
  const own = await aGrant(db, { community, role: 'manager', validUntil });
  const giver = actorOf(own.memberId);
  const { memberId } = await aStint(db, { community });
  const term = { role: asked.role, months: asked.months };
  const offered = async (): Promise<RoleGrantId> => {
    const { grantId } = await offerRole(deps, { actor: giver, slug, memberId, ...term });
    await answerOffer(deps, { actor: actorOf(memberId), grantId, accept: true });
    return grantId;
  };
  const accepted = async (): Promise<RoleGrantId> => {
    const open = { community, memberId, role: asked.role, status: 'proposed' } as const;
    const { id: grantId } = await aGrant(db, open);
    await answerProposal(deps, { actor: giver, grantId, accept: true, months: asked.months });
    return grantId;
  };
  return { own, giver, outcome: await began(asked.proposed ? accepted() : offered()) };
}

describe('(d) nobody keeps a role longer than it is held at a time', () => {
  it('(d) whoever gives it, offered or proposed, and whenever their own ends', async () => {
    const asked = fc.record({ role, months, proposed: fc.boolean(), ownDays });
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const { own, giver, outcome } = await give(one);
        const [usual, longest] = terms[one.role];
        const wanted = one.months ?? usual;
        if (wanted < 1 || wanted > longest) {
          expect([one, outcome]).toEqual([one, 'role.term_not_allowed']);
          return;
        }
        const id = outcome as RoleGrantId;
        expect([one, await isOfMonths(id, wanted)]).toEqual([one, true]);
        // It neither ends nor changes with the giver's.
        await resignRole(deps, { actor: giver, grantId: own.id });
        expect([one, await isOfMonths(id, wanted)]).toEqual([one, true]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('(d) nor by renewals, asked as early and as often as they may be', async () => {
    const waits = fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(role, fc.integer({ min: 1, max: 60 }), waits, async (held, left, days) => {
        const community = await aCommunity(db);
        const validUntil = later(now(), left * day);
        const { id, memberId } = await aGrant(db, { community, role: held, validUntil });
        let at = now();
        for (const wait of days) {
          at = later(at, wait * day);
          const then = { db, now: () => at };
          const manager = actorOf(community.managerId, { authenticatedAt: at });
          await began(askRenewal(then, { actor: manager, grantId: id }).then(() => id));
          const answer = { actor: actorOf(memberId), grantId: id, accept: true };
          await began(answerRenewal(then, answer).then(() => id));
          const { rows } = await sql<{ late: boolean }>`
            select valid_until > ${at}::timestamptz + make_interval(months => ${terms[held][1]}) as late
            from role_grant where id = ${id}`.execute(db);
          expect([held, left, days, rows]).toEqual([held, left, days, [{ late: false }]]);
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('(d) at whatever moment the renewal is agreed to', () => {
    const moment = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(role, moment, fc.integer({ min: -400, max: 60 }), (held, at, left) => {
        const grant = { role: held, status: 'active', validUntil: later(at, left * day) } as never;
        expect(isRenewable(grant, at)).toBe(true);
        const until = renewedUntil(grant, at);
        const furthest = new Date(at);
        furthest.setUTCMonth(furthest.getUTCMonth() + terms[held][1]);
        expect(until.getTime()).toBeLessThanOrEqual(furthest.getTime());
        expect(until.getTime()).toBeGreaterThan(at.getTime());
      }),
      { numRuns: 2_000 },
    );
  });
});
