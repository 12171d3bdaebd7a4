// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { createDatabase, createPool } from '../../src/database/database.js';
import { useDatabase } from '../support/database.js';
import { serve, type Served } from '../support/http-browser.js';
import { aPersonBorn } from '../support/one-member/people.js';
import { expectOneMember, histories, type Way } from '../support/one-member/ways.js';
import { paperNational } from '../support/paper-people.js';
import { signInApp } from '../support/sign-in-app.js';

const { db, url } = useDatabase();
const secondPool = createDatabase(createPool({ url, poolSize: 8 }));
const gatekeeper = createDatabase(createPool({ url, poolSize: 2 }));
let nodes: readonly Served[];

/** The six ways in of one person: by which instance, and who says so; some know the person by the code alone. */
const ways = [
  { kind: 'spid', issuer: 'https://alfa.example.org', subject: 'ALFA' },
  { kind: 'spid', issuer: 'https://beta.example.org', subject: 'BETA' },
  { kind: 'cie-oidc', issuer: 'https://oidc.cie.example.org', subject: 'pairwise' },
  { kind: 'cie-saml', issuer: 'https://saml.cie.example.org' },
  { kind: 'cns', issuer: 'urn:cns' },
  { kind: 'federa', issuer: 'https://federa.example.org', subject: 'federa' },
].map(
  ({ kind, issuer, subject }): Way<string> => ({
    kind,
    issuer,
    async prepare(code, node) {
      const browser = (nodes[node] ?? nodes[0])?.browser();
      if (!browser) throw new Error('no node');
      const start = await browser.post(`/sign-in/${kind}/start`, {});
      const state = new URL(start.location ?? '').searchParams.get('state') ?? '';
      const reply = { state, code, issuer, ...(subject && { subject: `${subject}-${code}` }) };
      return async () => {
        const page = await browser.post(`/sign-in/${kind}/reply`, reply);
        return { browser, at: page.location ?? `${page.status}` };
      };
    },
  }),
);

beforeAll(async () => {
  const kinds = [...new Set(ways.map(({ kind }) => kind))];
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
  await Promise.all([secondPool.destroy(), gatekeeper.destroy()]);
});

let people = 0;
function aPerson(): string {
  people += 1;
  return aPersonBorn(people).fiscalNumber.replace('TINIT-', 'IT:');
}

describe('one member', () => {
  it('is whoever comes by SPID twice, CIE twice, CNS and FedERa, one after the other', async () => {
    const moves = ways.map((way, index) => [{ way, node: index % 2 }]);
    await expectOneMember(gatekeeper, moves, aPerson());
  });

  it('is whoever comes by all of them at the same moment, on two nodes', async () => {
    const moves = ways.map((way, index) => ({ way, node: index % 2 }));
    await expectOneMember(gatekeeper, [moves], aPerson());
  });

  it('remains one in any order and any race', async () => {
    await fc.assert(
      fc.asyncProperty(histories(ways), (history) =>
        expectOneMember(gatekeeper, history, aPerson()),
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
