// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock } from '../../../../../src/kernel/clock.js';
import { PiazzaError } from '../../../../../src/kernel/errors.js';
import type { MemberId, RoleGrantId } from '../../../../../src/kernel/ids.js';
import type { CommunityRole } from '../../../../../src/membership/domain/permissions.js';
import { answerOffer } from '../../../../../src/membership/use-cases/answer-offer.js';
import { answerProposal } from '../../../../../src/membership/use-cases/answer-proposal.js';
import { offerRole } from '../../../../../src/membership/use-cases/offer-role.js';
import { proposeRole } from '../../../../../src/membership/use-cases/propose-role.js';
import { resignRole } from '../../../../../src/membership/use-cases/resign-role.js';
import { revokeRole } from '../../../../../src/membership/use-cases/revoke-role.js';
import { aCommunity, aGrant, actorOf, aStint } from '../../../../support/builders/membership.js';
import { useDatabase } from '../../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: systemClock };

/** By hand, from the rules of granting: who may give a role. Not read from the code under test. */
const givers: Readonly<Record<string, readonly CommunityRole[]>> = {
  manager: ['manager'],
  co_manager: ['manager'],
  observer: ['manager'],
  membership_manager: ['manager', 'co_manager'],
  moderator: ['manager', 'co_manager'],
  facilitator: ['manager', 'co_manager'],
  editor: ['manager', 'co_manager'],
  contact_person: ['manager', 'co_manager'],
};
/** Who may take one away. Nobody a manager's: that is a dispute. */
const takers: typeof givers = { ...givers, manager: [] };
const wanted = Object.keys(givers) as CommunityRole[];

const people = 4;
const person = fc.nat(people - 1);
const role = fc.constantFrom(...wanted);
const step = fc.oneof(
  fc.record({ act: fc.constant('offer' as const), by: person, to: person, role }),
  fc.record({ act: fc.constant('propose' as const), by: person, to: person, role }),
  // Of what is open or held then: by chance alone hardly anybody would meet it.
  fc.record({
    act: fc.constantFrom('accept', 'agree', 'revoke', 'resign'),
    by: fc.constantFrom(0, 0, 1, 2, 3),
    which: fc.nat(99),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type Begun = Extract<Step, { act: 'offer' | 'propose' }>;
type Answer = Exclude<Step, Begun>;

/** How often each act went through, in all runs: what is never done proves nothing. */
const done = { offer: 0, propose: 0, accept: 0, agree: 0, revoke: 0, resign: 0 };

/** A community with a manager, a co-manager and two members; what everybody holds, by the model. */
async function region() {
  const community = await aCommunity(db);
  const second = await aGrant(db, { community, role: 'co_manager' });
  const plain = [await aStint(db, { community }), await aStint(db, { community })];
  const members: MemberId[] = [
    community.managerId,
    second.memberId,
    ...plain.map(({ memberId }) => memberId),
  ];
  const held = members.map((): Set<CommunityRole> => new Set());
  held[0]?.add('manager');
  held[1]?.add('co_manager');
  const open = new Map<RoleGrantId, { role: CommunityRole; to: number; offeredBy?: number }>();
  return { community, members, held, open };
}
type Region = Awaited<ReturnType<typeof region>>;

const may = ({ held }: Region, who: number, by: readonly CommunityRole[] = []): boolean =>
  by.some((one) => held[who]?.has(one));

/** Runs an act; whether it went through. Only our own refusals are refusals. */
async function went<Result>(act: Promise<Result>): Promise<Result | undefined> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof PiazzaError) return undefined;
    throw error;
  }
}

function memberAt({ members }: Region, index: number): MemberId {
  const id = members[index];
  if (!id) throw new Error('there are not so many people');
  return id;
}
const actorAt = (here: Region, index: number) => actorOf(memberAt(here, index));

async function liveGrant(here: Region, to: number, code: CommunityRole) {
  const found = await db
    .selectFrom('role_grant')
    .select('id')
    .where('community_id', '=', here.community.id)
    .where('member_id', '=', memberAt(here, to))
    .where('role', '=', code)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return found?.id as RoleGrantId | undefined;
}

const chosen = <One>(list: readonly One[], { which }: Answer): One | undefined =>
  list[which % list.length];

async function take(here: Region, one: Step): Promise<void> {
  if (one.act === 'offer' || one.act === 'propose') return begin(here, one);
  if (one.act === 'accept' || one.act === 'agree') return consent(here, one);
  return end(here, one);
}

async function begin(here: Region, one: Begun): Promise<void> {
  const { by, to, role: code } = one;
  const actor = actorAt(here, by);
  const { slug } = here.community;
  if (one.act === 'propose') {
    const message = 'Vorrei dare una mano.';
    const made = await went(proposeRole(deps, { actor, slug, role: code, message }));
    if (!made) return;
    done.propose += 1;
    here.open.set(made.grantId, { role: code, to: by });
    return;
  }
  const memberId = memberAt(here, to);
  const made = await went(offerRole(deps, { actor, slug, memberId, role: code }));
  if (!made) return;
  expect([one, may(here, by, givers[code]), by !== to]).toEqual([one, true, true]);
  done.offer += 1;
  here.open.set(made.grantId, { role: code, to, offeredBy: by });
}

/** The holder consents to what is offered; who may give it consents to what is proposed, never the holder. */
async function consent(here: Region, one: Answer): Promise<void> {
  const { by } = one;
  const offered = one.act === 'accept';
  const open = [...here.open].filter(([, { offeredBy }]) => (offeredBy !== undefined) === offered);
  const found = chosen(open, one);
  if (!found) return;
  const [grantId, { to, role: code }] = found;
  const answer = { actor: actorAt(here, by), grantId, accept: true };
  const act = offered ? answerOffer(deps, answer) : answerProposal(deps, answer);
  if (!(await went(act.then(() => true)))) return;
  const lawful = offered ? by === to : by !== to && may(here, by, givers[code]);
  expect([one, code, to, lawful]).toEqual([one, code, to, true]);
  done[one.act] += 1;
  here.open.delete(grantId);
  here.held[to]?.add(code);
}

async function end(here: Region, one: Answer): Promise<void> {
  const { by } = one;
  const held = here.held.flatMap((codes, to) => [...codes].map((code) => ({ to, code })));
  const found = chosen(held, one);
  const grantId = found && (await liveGrant(here, found.to, found.code));
  if (!grantId) return;
  const { to, code } = found;
  const ending = { actor: actorAt(here, by), grantId, reason: 'Prova' };
  const act = one.act === 'revoke' ? revokeRole(deps, ending) : resignRole(deps, ending);
  if (!(await went(act.then(() => true)))) return;
  const lawful = one.act === 'resign' ? by === to : may(here, by, takers[code]);
  expect([one, code, to, lawful]).toEqual([one, code, to, true]);
  done[one.act] += 1;
  here.held[to]?.delete(code);
}

async function heldByRows({ community, members }: Region): Promise<string[][]> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['member_id', 'role', 'granted_by'])
    .where('community_id', '=', community.id)
    .where('status', '=', 'active')
    .execute();
  expect(rows.filter((row) => row.granted_by === row.member_id)).toEqual([]);
  return members.map((id) =>
    rows.flatMap((row) => (row.member_id === id ? [row.role] : [])).toSorted(byText),
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

describe('whatever people do to one another, in any order', () => {
  it('(a) (c) (h) nobody holds a role but by the consent of its holder and of one who may give it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 50 }), async (steps) => {
        const here = await region();
        for (const one of steps) await take(here, one);
        const believed = here.held.map((codes) => [...codes].toSorted(byText));
        expect(await heldByRows(here)).toEqual(believed);
      }),
      { numRuns: 25 },
    );
    for (const [act, times] of Object.entries(done)) expect([act, times > 0]).toEqual([act, true]);
  }, 120_000);
});
