// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '../../../src/database/database.js';
import { untilBlocked } from '../database.js';
import type { Browser } from '../http-browser.js';
import { viewerOf } from '../sign-in-app.js';

export interface Arrival {
  readonly browser: Browser;
  /** Where the person is sent, or the status of the page instead. */
  readonly at: string;
}

/** One means of a person: which identity it leaves behind, and how one comes by it. */
export interface Way<Person> {
  readonly kind: string;
  readonly issuer: string;
  /** Everything up to the reply, which goes when the result is called. */
  prepare(person: Person, node: number): Promise<() => Promise<Arrival>>;
}

interface Move<Person> {
  readonly way: Way<Person>;
  readonly node: number;
  /** For the counterexample. */
  toString?(): string;
}

/** Waves of sign-ins: within one they race, one comes after the other. */
export type History<Person> = readonly (readonly Move<Person>[])[];

/** More than so many at once would wait for a connection, and not for each other. */
const atOnce = 6;

/** Every way at least once, some twice, in any order, cut into waves of any length, on either node. */
export function histories<Person>(
  ways: readonly Way<Person>[],
  more = 3,
): fc.Arbitrary<History<Person>> {
  const length = ways.length + more;
  const each = <Value>(value: fc.Arbitrary<Value>) =>
    fc.array(value, { minLength: length, maxLength: length });
  return fc
    .record({
      all: fc.shuffledSubarray([...ways], { minLength: ways.length }),
      again: fc.array(fc.constantFrom(...ways), { maxLength: more }),
      nodes: each(fc.nat({ max: 1 })),
      cuts: each(fc.boolean()),
    })
    .map(({ all, again, nodes, cuts }) => {
      const waves: Move<Person>[][] = [[]];
      for (const [index, way] of [...all, ...again].entries()) {
        if (cuts[index] || waves.at(-1)?.length === atOnce) waves.push([]);
        const node = nodes[index] ?? 0;
        const toString = () => `${way.kind} of ${way.issuer} on node ${node}`;
        waves.at(-1)?.push({ way, node, toString });
      }
      return waves.filter((wave) => wave.length > 0);
    });
}

/** All of a wave at once: each has decided before any of them may write. */
async function race<Person>(
  gatekeeper: Db,
  wave: readonly Move<Person>[],
  person: Person,
): Promise<readonly Arrival[]> {
  const ready = await Promise.all(wave.map(({ way, node }) => way.prepare(person, node)));
  const gate = await gatekeeper.startTransaction().execute();
  await sql`lock table person_key, identity in share row exclusive mode`.execute(gate);
  const arrivals = Promise.all(ready.map((reply) => reply()));
  await Promise.race([arrivals, untilBlocked(gatekeeper, wave.length)]);
  await gate.commit().execute();
  return arrivals;
}

/** A person comes by all these ways, is asked nothing, and is one member with one identity for each. */
export async function expectOneMember<Person>(
  gatekeeper: Db,
  history: History<Person>,
  person: Person,
): Promise<void> {
  const before = await membersIn(gatekeeper);
  const arrivals: Arrival[] = [];
  for (const wave of history) arrivals.push(...(await race(gatekeeper, wave, person)));
  const landings = arrivals.map(({ at }) => at);
  expect([...new Set(landings)].toSorted()).toEqual(['/me', '/sign-in/welcome?return_to=%2Fme']);
  const seen = await Promise.all(
    arrivals.map(async ({ browser }) => (await viewerOf(browser)).actor.memberId),
  );
  const after = await membersIn(gatekeeper);
  expect([...new Set(seen)]).toEqual([...after].filter((id) => !before.has(id)));

  const identities = await gatekeeper
    .selectFrom('identity')
    .select(['issuer', 'kind'])
    .where('member_id', '=', seen[0] ?? '')
    .where('unlinked_at', 'is', null)
    .execute();
  const used = new Set(history.flat().map(({ way }) => way));
  const written = ({ kind, issuer }: { kind: string; issuer: string }) => `${kind} ${issuer}`;
  expect(identities.map(written).toSorted()).toEqual([...used].map(written).toSorted());
}

const membersIn = async (db: Db): Promise<ReadonlySet<string>> =>
  new Set((await db.selectFrom('member').select('id').execute()).map(({ id }) => id));
