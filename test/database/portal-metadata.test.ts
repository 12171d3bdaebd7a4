// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { exportPortals } from '../../src/portal/use-cases/plan-portals.js';
import { aPortal } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';

const { db, pool } = useDatabase();
const secret = 'stands-open-since-an-earlier-version';
const held = (extra: object) => JSON.stringify({ logo_uri: 'https://logo.example/', ...extra });

test('a secret that an old record kept among its metadata goes, and comes back by nobody', async () => {
  const { clientId } = await aPortal(db);
  const keep = (metadata: string) =>
    sql`update portal set metadata = ${metadata}::jsonb where client_id = ${clientId}`.execute(db);
  while ((await migrateDown(db)) !== '20261123T0930_portal_metadata') {
    // back to before it
  }
  await keep(
    held({ client_secret: secret, jwks: { keys: [{ kty: 'oct', k: secret }] }, extra: 1 }),
  );
  await migrateUp(db, pool);
  const { metadata } = await db.selectFrom('portal').select('metadata').executeTakeFirstOrThrow();
  expect(metadata).toEqual({ logo_uri: 'https://logo.example/' });
  await expect(keep(held({ client_secret: secret }))).rejects.toThrow('portal_metadata_no_secret');
  await expect(keep(held({ jwks: { keys: [{ kty: 'RSA', d: secret }] } }))).rejects.toThrow(
    'portal_metadata_no_secret',
  );
});

test('an export writes out what it knows of a record and nothing else', async () => {
  const { clientId } = await aPortal(db);
  await sql`alter table portal drop constraint portal_metadata_no_secret`.execute(db);
  const metadata = held({ client_secret: secret, jwks: { keys: [{ d: secret }] }, password: 'x' });
  await sql`update portal set metadata = ${metadata}::jsonb where client_id = ${clientId}`.execute(
    db,
  );
  const exported = (await exportPortals({ db })).get(clientId);
  expect(exported?.metadata).toEqual({ logo_uri: 'https://logo.example/' });
  expect(JSON.stringify(exported)).not.toContain(secret);
});
