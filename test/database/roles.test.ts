// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chainRegisterOnce } from '../../src/audit/register/chain.js';
import { dropMonths } from '../../src/audit/register/drop-months.js';
import { readRegister } from '../../src/audit/register/read.js';
import { verifyRegister } from '../../src/audit/register/verify.js';
import { appendAudit } from '../../src/audit/append.js';
import { chainOnce } from '../../src/audit/chain.js';
import { createDatabase, createPool, type Db, type Pool } from '../../src/database/database.js';
import { addJob, createWorker } from '../../src/database/jobs.js';
import { createRoles } from '../../src/database/roles.js';
import { newId, type AttemptId } from '../../src/kernel/ids.js';
import { createLogger } from '../../src/kernel/logger.js';
import { aRecord, aRegister } from '../support/builders/register.js';
import { useDatabase } from '../support/database.js';

const suffix = randomBytes(4).toString('hex');
const names = {
  service: `service_${suffix}`,
  register: `register_${suffix}`,
  reader: `reader_${suffix}`,
};
const at = new Date('2026-11-22T10:00:00Z');
let servicePool: Pool;
let service: Db;
let register: Db;
let reader: Db;

// Before the database's own: a database that is connected to cannot be dropped, nor a role that has grants.
afterAll(async () => {
  await service.destroy();
  await register.destroy();
  await reader.destroy();
  for (const role of Object.values(names))
    await pool.query(`drop owned by ${role}; drop role ${role}`);
});
const { pool, url } = useDatabase();

beforeAll(async () => {
  await createRoles(pool, names);
  await createRoles(pool, names);
  const as = (role: string): string => url.replace('postgres@', `${role}@`);
  servicePool = createPool({ url: as(names.service), poolSize: 4 });
  service = createDatabase(servicePool);
  register = createDatabase(createPool({ url: as(names.register), poolSize: 2 }));
  reader = createDatabase(createPool({ url: as(names.reader), poolSize: 2 }));
});

describe('the role of the service', () => {
  it('I12 writes and chains the audit, and can neither rewrite nor erase it', async () => {
    await service.transaction().execute((trx) => appendAudit(trx, { action: 'test.act', at }));
    expect(await chainOnce(service)).toBe(1);
    const rewrite = servicePool.query("update audit_entry set action = 'other.act'");
    await expect(rewrite).rejects.toThrow('permission denied');
    await expect(servicePool.query('delete from audit_entry')).rejects.toThrow('permission denied');
    await expect(servicePool.query('truncate audit_entry')).rejects.toThrow('permission denied');
  });

  it('(g) reads what roles allow, and cannot change it', async () => {
    const { rows } = await servicePool.query("select from role_permission where role = 'manager'");
    expect(rows.length).toBeGreaterThan(0);
    for (const statement of [
      "insert into role_permission (role, permission) values ('member', 'membership.ban')",
      "update role_permission set permission = 'membership.ban' where role = 'member'",
      'delete from role_permission',
      "insert into role_definition (code, scope, rank) values ('owner', 'community', 200)",
      "update role_definition set rank = 200 where code = 'member'",
    ]) {
      await expect(servicePool.query(statement)).rejects.toThrow('permission denied');
    }
  });

  it.each(['form_version', 'terms_version', 'terms_text', 'terms_acceptance'])(
    'I12 adds to %s, and can neither rewrite nor erase it',
    async (table) => {
      await servicePool.query(`select from ${table}`);
      for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
        await expect(servicePool.query(statement)).rejects.toThrow('permission denied');
      }
      const update = `update ${table} set ${table.endsWith('version') ? 'id = id' : 'lang = lang'}`;
      await expect(servicePool.query(update)).rejects.toThrow('permission denied');
    },
  );

  it('adds jobs and works them', async () => {
    await service.transaction().execute((trx) => addJob(trx, { task: 'greet', payload: { n: 1 } }));
    let greeted = (_payload: unknown): void => undefined;
    const payload = new Promise((resolve) => {
      greeted = resolve;
    });
    const greet = async (given: unknown): Promise<void> => greeted(given);
    const worker = await createWorker(servicePool, { greet }, createLogger('silent'));
    expect(await payload).toEqual({ n: 1 });
    await worker.stop();
  });

  it('changes no table', async () => {
    await expect(servicePool.query('create table extra ()')).rejects.toThrow('permission denied');
    const drop = servicePool.query('drop table outbox');
    await expect(drop).rejects.toThrow('must be owner');
  });
});

describe('the roles of the register', () => {
  const attemptId = newId<AttemptId>();
  const now = () => at;

  it.each(['register', 'service'] as const)(
    '%s appends, chains, drops, reads nothing',
    async (name) => {
      const role = name === 'register' ? register : service;
      await aRegister(role).record([aRecord({ attemptId, at })]);
      expect(await chainRegisterOnce(role)).toBe(1);
      expect(await dropMonths({ register: role, now })).toBe(0);
      const denied = /permission denied for table register_entry/;
      await expect(role.selectFrom('register_entry').select('content').execute()).rejects.toThrow(
        denied,
      );
      const rewrite = role.updateTable('register_entry').set({ kind: 'other' });
      await expect(rewrite.execute()).rejects.toThrow(denied);
      const early = role.deleteFrom('register_entry').execute();
      await expect(early).rejects.toMatchObject({ constraint: 'register_append_only' });
    },
  );

  it('reader reads the register and changes nothing', async () => {
    const { readDeps } = aRegister(reader, service);
    expect(
      await readRegister(readDeps, { auditor: 'a', reason: 'b', of: { attemptId } }),
    ).toHaveLength(2);
    expect(await verifyRegister(reader)).toMatchObject({ position: 2 });
    await expect(aRegister(reader).record([aRecord({ at })])).rejects.toThrow('permission denied');
    await expect(chainRegisterOnce(reader)).resolves.toBe(0);
  });

  it('know nothing of people', async () => {
    for (const role of [register, reader]) {
      const look = role.selectFrom('member').select('id').execute();
      await expect(look).rejects.toThrow('permission denied');
    }
  });
});
