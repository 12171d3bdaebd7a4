// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { completeConfiguration, useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { freePorts } from '../support/free-ports.js';
import { runPiazza, type PiazzaProcess } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(60_000);

const { url, pool } = useDatabase();
const folder = useConfigurationFolder();

async function serve(sections: Record<string, unknown> = {}): Promise<PiazzaProcess> {
  const file = await folder.configuration({
    database: { url },
    log: { level: 'info' },
    ...sections,
  });
  return runPiazza(['serve'], { env: { PIAZZA_CONFIG: file } });
}

const httpOn = async (port: number, more: Record<string, unknown> = {}) => ({
  http: { port, host: '127.0.0.1', publicUrl: `http://localhost:${port}`, ...more },
});

/** Who of others than this test is connected to its database; a server notices a moment later that somebody went. */
async function connected(): Promise<readonly number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  return rows.map(({ pid }) => pid);
}

/** Fails at the deadline of the test where somebody stays. */
async function untilAllHaveGone(but: readonly number[]): Promise<void> {
  while ((await connected()).some((pid) => !but.includes(pid))) await sleep(20);
}

describe('piazza serve', () => {
  it('serves, drains at SIGTERM and ends with code 0', async () => {
    const port = await freePorts(1);
    const piazza = await serve(await httpOn(port));
    await piazza.until('listening');
    const ready = await fetch(`http://localhost:${port}/readyz`);
    expect(await ready.json()).toMatchObject({ status: 'ready', database: 'up' });
    piazza.child.kill('SIGTERM');
    expect(await piazza.ended).toBe(0);
    expect(piazza.output()).toContain('"msg":"draining"');
    await expect(fetch(`http://localhost:${port}/livez`)).rejects.toThrow();
  });

  it('serves https by itself', async () => {
    const port = await freePorts(1);
    const { keys } = await completeConfiguration();
    const [{ key, certificate }] = (keys as { saml: [{ key: string; certificate: string }] }).saml;
    const http = await httpOn(port, {
      publicUrl: `https://localhost:${port}`,
      tls: { key, certificate },
    });
    const piazza = await serve(http);
    await piazza.until('listening');
    const { get } = await import('node:https');
    const request = get(`https://localhost:${port}/livez`, { rejectUnauthorized: false });
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(200);
    expect(response.headers['strict-transport-security']).toBeDefined();
    response.destroy();
    piazza.child.kill('SIGTERM');
    expect(await piazza.ended).toBe(0);
  });

  it('says in one line that the port is taken, and leaves nothing open', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const before = await connected();
    const piazza = await serve({ ...(await httpOn(port)), log: { level: 'silent' } });
    expect(await piazza.ended).toBe(1);
    expect(piazza.output().trim()).toBe(
      `the port ${port} is taken: stop what uses it, or set PORT to another one`,
    );
    await untilAllHaveGone(before);
    other.close();
  });

  it('says in one line that the database cannot be reached, without its password', async () => {
    const database = { url: 'postgresql://piazza:hunter2@127.0.0.1:1/piazza' };
    const piazza = await serve({ database, log: { level: 'silent' } });
    expect(await piazza.ended).toBe(1);
    expect(piazza.output().trim()).toBe(
      'the database 127.0.0.1:1/piazza cannot be reached (ECONNREFUSED): correct database.url, or start that server',
    );
  });

  it('lists every fault of the configuration and starts nothing', async () => {
    const piazza = await serve({ metrics: { token: 'short' }, colour: 'blue' });
    expect(await piazza.ended).toBe(1);
    expect(piazza.output()).toMatch(/metrics\.token needs at least 32 characters/);
    expect(piazza.output()).toMatch(/colour is not known/);
    expect(piazza.output()).not.toContain('listening');
  });

  it('asks for PIAZZA_CONFIG', async () => {
    const piazza = runPiazza(['serve']);
    expect(await piazza.ended).toBe(1);
    expect(piazza.output()).toContain('PIAZZA_CONFIG is not set');
  });
});
