// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { createDatabase, createPool } from '../../src/database/database.js';
import { fiscalCodeOf } from '../../src/cli/seed/fiscal-code.js';
import { untilBlocked, useDatabase } from '../support/database.js';
import { serve, type Browser, type Served } from '../support/http-browser.js';
import { paperNational } from '../support/paper-people.js';
import { signInApp } from '../support/sign-in-app.js';

const { db, url } = useDatabase();
const secondPool = createDatabase(createPool({ url, poolSize: 8 }));
let nodes: readonly Served[];

/** The six ways in of one person: by which instance, and who says so; some know the person by the code alone. */
const ways = [
  { instance: 'spid', issuer: 'https://alfa.example.org', subject: 'ALFA' },
  { instance: 'spid', issuer: 'https://beta.example.org', subject: 'BETA' },
  { instance: 'cie-oidc', issuer: 'https://oidc.cie.example.org', subject: 'pairwise' },
  { instance: 'cie-saml', issuer: 'https://saml.cie.example.org' },
  { instance: 'cns', issuer: 'urn:cns' },
  { instance: 'federa', issuer: 'https://federa.example.org', subject: 'federa' },
] as const;
type Way = (typeof ways)[number];

beforeAll(async () => {
  const kinds = ['spid', 'cie-oidc', 'cie-saml', 'cns', 'federa'];
  const definitions = kinds.map(paperNational);
  const instances = kinds.map((kind) => ({ id: kind, use: kind, config: {} }));
  const apps = [
    await signInApp({ db, definitions, instances }),
    await signInApp({ db: secondPool, definitions, instances }),
  ];
  nodes = await Promise.all(apps.map(({ app }) => serve(app)));
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await secondPool.destroy();
});

let people = 0;
/** A person who was never here; the place of birth is nowhere. */
function aPerson(): string {
  people += 1;
  const birthdate = new Date(Date.UTC(1950, 0, people)).toISOString().slice(0, 10);
  const birth = { givenName: 'Anna', familyName: 'Rossi', gender: 'F', place: 'M990' } as const;
  return `IT:${fiscalCodeOf({ ...birth, birthdate })}`;
}

interface Move {
  readonly way: Way;
  readonly node: number;
}

/** Signs in from a browser of their own; where that lands, and as whom. */
async function signIn(
  { way, node }: Move,
  code: string,
): Promise<{ browser: Browser; at: string }> {
  const served = nodes[node] ?? nodes[0];
  if (!served) throw new Error('no node');
  const browser = served.browser();
  const { instance, ...said } = way;
  const start = await browser.post(`/sign-in/${instance}/start`, {});
  const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
  const person = 'subject' in said ? { ...said, subject: `${said.subject}-${code}` } : said;
  const reply = { state, code, ...person };
  const page = await browser.post(`/sign-in/${instance}/reply`, reply);
  return { browser, at: page.location ?? `${page.status}` };
}

const memberOf = async (browser: Browser): Promise<string> =>
  JSON.parse((await browser.get('/me')).html).viewer.actor.memberId;

/** All of them at once: each has decided before any of them may write. */
async function race(moves: readonly Move[], code: string) {
  const gate = await db.startTransaction().execute();
  await sql`lock table person_key, identity in share row exclusive mode`.execute(gate);
  const replies = Promise.all(moves.map((move) => signIn(move, code)));
  await Promise.race([replies, untilBlocked(db, moves.length)]);
  await gate.commit().execute();
  return replies;
}

async function expectOneMember(code: string, arrivals: Awaited<ReturnType<typeof race>>) {
  const landings = new Set(arrivals.map(({ at }) => at));
  expect([...landings].toSorted()).toEqual(['/me', '/sign-in/welcome?return_to=%2Fme']);
  const members = new Set(await Promise.all(arrivals.map(({ browser }) => memberOf(browser))));
  expect(members.size).toBe(1);
  const [memberId = ''] = members;
  const identities = await db
    .selectFrom('identity')
    .select(['issuer', 'kind'])
    .where('member_id', '=', memberId)
    .where('unlinked_at', 'is', null)
    .execute();
  const expected = ways.map(({ instance, issuer }) => ({ kind: instance, issuer }));
  const byIssuer = (a: { issuer: string }, b: { issuer: string }) =>
    a.issuer.localeCompare(b.issuer);
  expect(identities.toSorted(byIssuer)).toEqual(expected.toSorted(byIssuer));
  const others = await db
    .selectFrom('identity')
    .select('member_id')
    .where('subject', 'like', `%-${code}`)
    .where('member_id', '<>', memberId)
    .execute();
  expect(others).toEqual([]);
}

/** Every way at least once, some twice, in any order, cut into waves of any length, on either node. */
const history = fc
  .tuple(
    fc.shuffledSubarray([...ways], { minLength: ways.length }),
    fc.array(fc.constantFrom(...ways), { maxLength: 3 }),
    fc.infiniteStream(
      fc.record({ node: fc.nat({ max: 1 }), size: fc.integer({ min: 1, max: 6 }) }),
    ),
  )
  .map(([all, more, stream]) => {
    const moves = [...all, ...more].map((way) => ({
      way,
      node: [...stream.take(1)][0]?.node ?? 0,
    }));
    const waves: Move[][] = [];
    while (moves.length > 0) waves.push(moves.splice(0, [...stream.take(1)][0]?.size ?? 1));
    return waves;
  });

describe('one member', () => {
  it('is whoever comes by SPID twice, CIE twice, CNS and FedERa, one after the other', async () => {
    const code = aPerson();
    const arrivals = [];
    for (const [index, way] of ways.entries()) {
      arrivals.push(await signIn({ way, node: index % 2 }, code));
    }
    await expectOneMember(code, arrivals);
  });

  it('is whoever comes by all of them at the same moment, on two nodes', async () => {
    const code = aPerson();
    const moves = ways.map((way, index) => ({ way, node: index % 2 }));
    await expectOneMember(code, await race(moves, code));
  });

  it('remains one in any order and any race', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (waves) => {
        const code = aPerson();
        const arrivals = [];
        for (const wave of waves) arrivals.push(...(await race(wave, code)));
        await expectOneMember(code, arrivals);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
