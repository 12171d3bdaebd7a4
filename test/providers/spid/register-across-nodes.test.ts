// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { createDatabase, createPool, type Db } from '../../../src/database/database.js';
import { isEnabled } from '../../../src/providers/registry.js';
import { runProviderTasks } from '../../../src/sign-in/use-cases/run-provider-tasks.js';
import { anUpstream, pinOf } from '../../support/builders/saml-register.js';
import { spidConfigInput } from '../../support/builders/spid.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { signInBench } from '../../support/sign-in.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';

const { db, url } = useDatabase();
const signer = await createIdpKey('register');
const issuers = await createIssuers('https://idp.example', ['alfa', 'beta']);
const register = { url: 'https://registry.example/entities-idp', fingerprints: [pinOf(signer)] };
const upstream = anUpstream(writeRegister(issuers.slice(0, 1), signer));
let elsewhere: Db;
let now = new Date('2026-11-22T10:00:00Z');

beforeAll(() => {
  elsewhere = createDatabase(createPool({ url, poolSize: 2 }));
});
afterAll(() => elsewhere.destroy());

/** A process of its own over the same database. */
async function aNode(own: Db) {
  const { providers } = await signInBench({
    db: own,
    resolve: () => Promise.reject(new Error('nobody arrives here')),
    instances: [{ id: 'spid', use: 'spid', config: spidConfigInput(register) }],
    now: () => now,
    fetch: upstream.fetch,
  });
  const instance = providers.find('spid');
  if (!instance || !isEnabled(instance)) throw new Error('spid is disabled');
  const { provider } = instance;
  const logger = pino({ level: 'silent' });
  return {
    names: async () => (await provider.choices?.())?.map(({ name }) => name),
    changes: async () => provider.sourceChanges?.(),
    work: () => runProviderTasks({ db: own, now: () => now, providers, logger }),
  };
}

test('one of two nodes refreshes the register, and both have it and what it changed', async () => {
  const [here, there] = [await aNode(db), await aNode(elsewhere)];
  /** Both find the task due, before either of them may take it. */
  const both = async () => {
    const gate = await db.startTransaction().execute();
    await sql`lock table provider_task in share row exclusive mode`.execute(gate);
    const worked = Promise.all([here.work(), there.work()]);
    await Promise.race([worked, untilBlocked(db, 2)]);
    await gate.commit().execute();
    await worked;
  };
  await both();
  expect(upstream.served.requests).toBe(1);

  now = new Date(now.getTime() + 3_600_000);
  upstream.served.body = writeRegister(issuers, signer);
  await both();
  expect(upstream.served.requests).toBe(2);

  now = new Date(now.getTime() + 61_000);
  for (const node of [here, there]) {
    expect(await node.names()).toEqual(['Alfa ID (demo)', 'Beta ID (demo)']);
    expect(await node.changes()).toMatchObject([
      { outcome: 'kept', from: 1, to: 2, added: [{ name: 'Beta ID (demo)' }] },
      { outcome: 'kept', to: 1, added: [{ name: 'Alfa ID (demo)' }] },
    ]);
  }
  expect(upstream.served.requests).toBe(2);
});
