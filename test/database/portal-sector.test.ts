// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createPool, type Pool } from '../../src/database/database.js';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { createRoles } from '../../src/database/roles.js';
import { aPortal } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';

const suffix = randomBytes(4).toString('hex');
const service = `service_${suffix}`;
const names = { service, register: `register_${suffix}`, reader: `reader_${suffix}` };
let old: Pool;
afterAll(async () => {
  await old.end();
  for (const role of Object.values(names))
    await pool.query(`drop owned by ${role}; drop role ${role}`);
});
const { db, pool, url } = useDatabase();

const before = async () => {
  while ((await migrateDown(db)) !== '20261126T1500_portal_sector') {
    // back to before it
  }
};

beforeAll(async () => {
  await before();
  await createRoles(pool, names);
  await migrateUp(db, pool);
  old = createPool({ url: url.replace('postgres@', `${service}@`), poolSize: 2 });
});

const insert = (clientId: string, controller: string, sector: string) =>
  old.query(
    `insert into portal (client_id, name, controller, sector, redirect_uris, scopes, minimum_level, created_at)
     values ($1, $1, $2, $3, '{}', '{}', 'none', now())`,
    [clientId, controller, sector],
  );
const ofAnother = { constraint: 'portal_sector_of_one_controller' };

test('nodes of the version before write portals on, with the rights that they had', async () => {
  await insert('vecchio', 'Comune', 'comune');
  await old.query(
    `update portal set controller = 'Unione', sector = 'comune' where client_id = 'vecchio'`,
  );
  await insert('secondo', 'Unione', 'comune');
  await old.query(`update portal set sector = 'altro' where client_id = 'secondo'`);
  await expect(insert('terzo', 'Provincia', 'comune')).rejects.toMatchObject(ofAnother);
  await expect(insert('terzo', 'Provincia', 'altro')).rejects.toMatchObject(ofAnother);
});

test('portals of two bodies that share a sector stop the migration, which says how to mend it', async () => {
  const [one, two] = [await aPortal(db), await aPortal(db, { controller: 'Provincia' })];
  await before();
  const share = (sector: string) =>
    sql`update portal set sector = ${sector} where client_id = ${two.clientId}`.execute(db);
  await share(one.sector);
  await expect(migrateUp(db, pool)).rejects.toThrow(
    `${one.sector} (${one.clientId} of Regione Emilia-Romagna, ${two.clientId} of Provincia)`,
  );
  await share(two.sector);
  await migrateUp(db, pool);
});
