// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { stringify } from 'yaml';
import { allChecks } from '../../src/cli/provider/verdict.js';
import { startAccounts, type AccountsSimulator } from '../simulators/accounts.js';
import { completeConfiguration, useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { createBrowser } from '../support/http-browser.js';
import { blocksOf } from '../support/page-blocks.js';
import { freePorts } from '../support/free-ports.js';
import { runPiazza, type PiazzaProcess } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const page = readFileSync('docs/add-a-provider.md', 'utf8');
const blocks = (language: string) => blocksOf(page, language);

const { url } = useDatabase();
const folder = useConfigurationFolder();
const secret = 'what the municipality gave us';
let port: number;
let origin: string;
let accounts: AccountsSimulator;

beforeAll(async () => {
  port = await freePorts(1);
  origin = `http://localhost:${port}`;
  accounts = await startAccounts({
    clientId: 'piazza',
    clientSecret: secret,
    redirectUri: `${origin}/sign-in/comune/callback`,
    person: { sub: '4711', name: 'Anna Esempio' },
  });
  const [module = ''] = blocks('js');
  const [providers = ''] = blocks('yaml');
  folder.write('comune.mjs', module);
  const { providers: _none, ...rest } = await completeConfiguration();
  const http = { port, host: '127.0.0.1', publicUrl: origin, outbound: { allowPrivate: true } };
  const mine = { ...rest, http, database: { url }, log: { level: 'info' } };
  folder.write('piazza.yaml', `${stringify(mine)}\n${providers}`);
});
afterAll(() => accounts.close());

/** A line of the page as a shell would run it, in the folder of the configuration. */
function shell(line: string): PiazzaProcess {
  const words = line.trim().split(' ');
  const at = words.indexOf('piazza');
  const named = words.slice(0, at).map((word): [string, string] => {
    const [name = '', value = ''] = word.split('=');
    return [name, value];
  });
  return runPiazza(words.slice(at + 1), {
    cwd: folder.path,
    env: { COMUNE_URL: accounts.origin, COMUNE_SECRET: secret, ...Object.fromEntries(named) },
  });
}

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
const command = (part: string): string => commands.find((line) => line.includes(part)) ?? part;

describe('docs/add-a-provider.md', () => {
  it('builds a provider in fewer than 60 lines, its contract included', () => {
    expect(blocks('js')).toHaveLength(1);
    expect(blocks('js')[0]?.trim().split('\n').length).toBeLessThan(60);
  });

  it('tells every check of the suite', () => {
    for (const { name, promise } of allChecks)
      expect(page).toContain(`| \`${name}\` | ${promise} |`);
  });

  it.each([
    ['provider test', /\(comune\) keeps the contract\.$/m],
    ['provider list', /^comune +comune +up +low$/m],
    ['check', /^ok +comune is ready$/m],
  ])('proves and checks it by its own words: %s', async (part, expected) => {
    const piazza = shell(command(part));
    const code = await piazza.ended;
    expect(piazza.output()).toMatch(expected);
    expect(code).toBe(0);
  });

  it('signs in with it', async () => {
    const piazza = shell(command('piazza serve'));
    await piazza.until('listening');
    const browser = createBrowser(`http://127.0.0.1:${port}`);
    const choice = await browser.get('/sign-in');
    expect(choice.html).toContain('Comune di Esempio');
    // Browsers follow the redirect of a form only to what the page names.
    expect(choice.headers.get('content-security-policy')).toContain(accounts.origin);

    const start = await browser.post('/sign-in/comune/start', {});
    const there = await fetch(start.location ?? '', { redirect: 'manual' });
    const back = await browser.get(there.headers.get('location') ?? '');
    expect(back.location).toBe('/sign-in/welcome?return_to=%2Fme');
    const read = await browser.post(back.location ?? '', {});
    const me = await browser.get(read.location ?? '');
    expect(me.status).toBe(200);
    expect(me.html).toContain('Comune di Esempio');
    expect(piazza.output()).not.toContain(secret);

    piazza.child.kill('SIGTERM');
    expect(await piazza.ended).toBe(0);
  });
});
