// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { aPortal } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';

const { db, pool } = useDatabase();

test('portals that could never prove themselves are mended or switched off', async () => {
  const kept = await Promise.all(Array.from({ length: 6 }, async () => aPortal(db)));
  while ((await migrateDown(db)) !== '20261124T0500_portal_proof') {
    // back to before it
  }
  const put = async (
    method: string | undefined,
    { secret = true, pkce = true, more = {} } = {},
  ) => {
    const { clientId = '' } = kept.pop() ?? {};
    const said = { ...(method && { token_endpoint_auth_method: method }), ...more };
    await sql`update portal set metadata = ${JSON.stringify(said)}::jsonb,
      pkce_required = ${pkce}, secret = case when ${secret} then secret end where client_id = ${clientId}`.execute(
      db,
    );
    return clientId;
  };
  const key = { jwks: { keys: [] } };
  const before = {
    usual: await put(undefined),
    posting: await put('client_secret_post'),
    unknown: await put('client_secret_jwt'),
    keyless: await put('private_key_jwt', { secret: false }),
    signing: await put('private_key_jwt', { pkce: false, more: { ...key, jwks_uri: 'https://x' } }),
    publicNow: await put('none'),
  };
  await migrateUp(db, pool);
  const after = async (clientId: string) => {
    const { metadata, secret, status } = await db
      .selectFrom('portal')
      .select(['metadata', 'secret', 'status'])
      .where('client_id', '=', clientId)
      .executeTakeFirstOrThrow();
    return [metadata, secret !== null, status];
  };
  const by = (token_endpoint_auth_method: string) => ({ token_endpoint_auth_method });
  expect(await after(before.usual)).toEqual([{}, true, 'active']);
  expect(await after(before.posting)).toEqual([by('client_secret_post'), true, 'active']);
  expect(await after(before.unknown)).toEqual([{}, true, 'active']);
  expect(await after(before.keyless)).toEqual([{}, false, 'disabled']);
  const signing = { ...by('private_key_jwt'), ...key };
  expect(await after(before.signing)).toEqual([signing, false, 'active']);
  expect(await after(before.publicNow)).toEqual([by('none'), false, 'active']);
});

test('a portal that is called by a word of the register goes on, and no other comes to be called so', async () => {
  const { clientId } = await aPortal(db);
  while ((await migrateDown(db)) !== '20261124T0500_portal_proof') {
    // back to before it
  }
  await sql`update portal set client_id = 'new' where client_id = ${clientId}`.execute(db);
  await migrateUp(db, pool);
  const changed = sql`update portal set name = 'Altro', status = 'disabled' where client_id = 'new'`;
  expect((await changed.execute(db)).numAffectedRows).toBe(1n);
  const other = await aPortal(db);
  for (const taken of ['New', '.', '..']) {
    const renamed = sql`update portal set client_id = ${taken} where client_id = ${other.clientId}`;
    await expect(renamed.execute(db)).rejects.toMatchObject({
      constraint: 'portal_client_id_free',
    });
  }
  await sql`update portal set client_id = 'came-late' where client_id = 'new'`.execute(db);
});
