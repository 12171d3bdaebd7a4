// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { decodeJwt } from 'jose';
import { demoConfigFile } from '../../src/cli/demo/environment.js';
import { freePorts } from '../support/free-ports.js';
import { runPiazza, type PiazzaProcess } from '../support/piazza-process.js';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'piazza-demo-'));
let port: number;
let demo: PiazzaProcess;
const running: PiazzaProcess[] = [];

const run = (...args: string[]): PiazzaProcess => {
  const env = { PORT: String(port), PIAZZA_CONFIG: demoConfigFile };
  const piazza = runPiazza(args, { cwd: folder, env });
  running.push(piazza);
  return piazza;
};
const at = (offset: number, path = '/'): string => `http://localhost:${port + offset}${path}`;
const pageAt = async (offset: number, path?: string) => {
  const response = await fetch(at(offset, path), { headers: { Accept: 'text/html' } });
  return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
  port = await freePorts(10);
  demo = run('demo');
  await demo.until('Ctrl-C stops everything.');
});
afterAll(async () => {
  for (const piazza of running) piazza.child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Every means of `config/demo.yaml`, in its order. */
const configured = `
  spid cie cie-saml cns federa
  google facebook linkedin x oidc oauth2 university
  email
`
  .trim()
  .split(/\s+/);

describe('piazza demo', () => {
  it('prints one block with every address and person', async () => {
    const lines = demo.output().trim().split('\n');
    expect(lines[0]).toBe(`Piazza is ready: ${at(0).slice(0, -1)}`);
    for (const offset of [1, 2, 3, 5, 6, 7, 9])
      expect(demo.output()).toContain(at(offset).slice(0, -1));
    expect(demo.output()).toContain('Giulia Bassi');
    expect(demo.output()).not.toContain('{"level"');
  });

  it('offers SPID, shows communities, and has portals and a mailbox beside it', async () => {
    const { status, text } = await pageAt(0, '/sign-in');
    expect(status).toBe(200);
    expect(text).toContain('SPID');
    expect((await pageAt(0, '/c')).text).toContain('Giovani Generazioni');
    expect((await pageAt(1, '/metadata.xml')).text).toContain('/idp/alfa');
    expect((await pageAt(3)).text).toContain('Posta');
    for (const portal of [5, 6]) expect((await pageAt(portal)).status).toBe(200);
    const ready = await (await fetch(at(0, '/readyz'))).json();
    expect(ready).toMatchObject({
      status: 'ready',
      providers: configured.map((id) => ({ id, state: 'up' })),
    });
  });

  it('is an entity of the federation of CIE, whose identifier is its address', async () => {
    const { status, text } = await pageAt(0, '/.well-known/openid-federation');
    expect(status).toBe(200);
    expect(decodeJwt(text)).toMatchObject({
      sub: at(0).slice(0, -1),
      authority_hints: [at(7, '/intermediate')],
      trust_marks: [{ id: at(7, '/anchor/openid_relying_party/public/') }],
    });
    expect(JSON.parse((await pageAt(7, '/intermediate/list')).text)).toContain(at(0).slice(0, -1));
  });

  it('listens on this machine only', () => {
    const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(listeners);
    const ours = listening.filter((one) => one.port >= port && one.port < port + 10);
    expect(new Set(ours.map((one) => one.port)).size).toBe(10);
    for (const { address } of ours) {
      expect(address).toMatch(/^0100007F$|^0{24}01000000$|^0{16}FFFF00000100007F$/);
    }
  });

  it('lets other commands work beside it', async () => {
    const check = run('check');
    expect(await check.ended).toBe(0);
    expect(check.output()).toMatch(/ok +the mail server answers/);
    expect(check.output()).toMatch(/ok +spid is ready/);

    const metadata = run('provider', 'document', 'spid');
    expect(await metadata.ended).toBe(0);
    expect(metadata.output()).toContain(`entityID="${at(0, '/sign-in/spid/metadata')}"`);

    const appoint = run('staff', 'appoint', '--email', 'capo@example.org', '--locale', 'en');
    expect({ code: await appoint.ended, output: appoint.output() }).toMatchObject({ code: 0 });
    const mails = await (await fetch(at(3, '/mails.json?to=capo@example.org'))).json();
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).toContain('Platform administrator');
    expect(JSON.stringify(mails)).toContain(at(0, '/staff/accept/'));
    expect(appoint.output()).not.toContain('/staff/accept/');
  });

  it('refuses a second one on the same ports in one line, and goes on', async () => {
    const second = run('demo');
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toMatch(/^the port \d+ is taken: [^\n]+$/);
    expect((await pageAt(0, '/c')).status).toBe(200);
  });

  it('stops everything at Ctrl-C, and starts again with what it had', async () => {
    const key = (): string => readFileSync(join(folder, '.piazza/keys/seal'), 'utf8');
    const before = key();
    const people = await peopleIn();
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    for (const offset of [0, 1, 2, 3, 5, 6, 7]) await expect(fetch(at(offset))).rejects.toThrow();

    demo = run('demo');
    await demo.until('Ctrl-C stops everything.');
    expect(key()).toBe(before);
    expect(await peopleIn()).toBe(people);
  });
});

/** The community's page counts its members; a repeated seed would change the number. */
async function peopleIn(): Promise<string | undefined> {
  const { text } = await pageAt(0, '/c?lang=it');
  return /\d+ member|\d+ iscritt|\d+ membr/.exec(text)?.[0];
}

function listeners(file: string): { address: string; port: number }[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state]) => state === '0A')
    .map(([, local = '']) => {
      const [address = '', hex = ''] = local.split(':');
      return { address, port: Number.parseInt(hex, 16) };
    });
}
