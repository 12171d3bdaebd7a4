// SPDX-License-Identifier: AGPL-3.0-or-later
import { resolve } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { useConfigurationFolder } from '../../support/configuration.js';
import { useDatabase } from '../../support/database.js';
import { freePorts } from '../../support/free-ports.js';
import { runPiazza } from '../../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { url } = useDatabase();
const folder = useConfigurationFolder();
const plugins = resolve('test/support/plugins');

const config = { clientSecret: 'correct horse battery staple' };
const configuration = (sections: Record<string, unknown> = {}): Promise<string> =>
  folder.configuration({
    database: { url },
    providers: [
      { id: 'email', use: 'email-link', maxLevel: 'none' },
      { id: 'comune', use: `${plugins}/honest.mjs`, config },
      { id: 'slow', use: `${plugins}/dishonest/hanging-import.mjs`, config },
      { id: 'card', use: `${plugins}/dishonest/throwing-import.mjs`, config },
    ],
    ...sections,
  });

describe('piazza provider list', () => {
  it('shows every instance with its state, and why one does not run', async () => {
    const piazza = runPiazza(['provider', 'list'], {
      env: { PIAZZA_CONFIG: await configuration() },
    });
    expect(await piazza.ended).toBe(0);
    expect(piazza.output()).toMatch(/^email +email-link +up +none$/m);
    expect(piazza.output()).toMatch(/^comune +variant +up +low$/m);
    expect(piazza.output()).toMatch(/^slow .* disabled +its import did not end within 5 seconds$/m);
    expect(piazza.output()).toMatch(/^card .* disabled +the card reader is not connected$/m);
  });

  it('shows the same as JSON', async () => {
    const env = { PIAZZA_CONFIG: await configuration() };
    const piazza = runPiazza(['provider', 'list', '--json'], { env });
    expect(await piazza.ended).toBe(0);
    expect(JSON.parse(piazza.output())).toContainEqual({
      id: 'comune',
      kind: 'variant',
      state: 'up',
      level: 'low',
    });
  });
});

describe('piazza serve, with providers that hang or throw when they are imported,', () => {
  it('starts with the others', async () => {
    const port = await freePorts(1);
    const http = { port, host: '127.0.0.1', publicUrl: `http://localhost:${port}` };
    const file = await configuration({ http, log: { level: 'info' } });
    const piazza = runPiazza(['serve'], { env: { PIAZZA_CONFIG: file } });
    await piazza.until('listening');
    const ready = await fetch(`http://localhost:${port}/readyz`);
    const { providers } = (await ready.json()) as { providers: unknown };
    expect(providers).toEqual([
      expect.objectContaining({ id: 'email', state: 'up' }),
      expect.objectContaining({ id: 'comune', state: 'up' }),
      expect.objectContaining({ id: 'slow', state: 'disabled' }),
      expect.objectContaining({ id: 'card', state: 'disabled' }),
    ]);
    piazza.child.kill('SIGTERM');
    expect(await piazza.ended).toBe(0);
  });
});
