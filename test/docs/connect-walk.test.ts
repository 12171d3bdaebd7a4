// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { trustId, type Slug } from '../../src/kernel/ids.js';
import { presetFor } from '../../src/portal/domain/presets.js';
import { aCommunity } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { mainPage } from '../support/portal/connect-page.js';
import { aGround, type Ground } from '../support/portal/installed.js';
import { portalOnPage } from '../support/portal/register-from-page.js';
import { demandKnown } from '../support/portal/walk/answers.js';
import { discoveryOf } from '../support/portal/walk/served.js';
import { aShell } from '../support/portal/walk/shell.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(180_000);

const { db, url } = useDatabase();
let ground: Ground;
const page = () => mainPage('', { piazza: ground.origin, secrets: ground.secrets });

beforeAll(async () => {
  await aCommunity(db, { slug: trustId<Slug>('cdpp') });
  ground = await aGround();
  await ground.start({ databaseUrl: url, operator: page().operator, portals: ['partecipazione'] });
});
afterAll(() => ground.close());

describe('what the page for every portal has an operator write', () => {
  it('is all that it has, apart from what portals send and compute', () => {
    const languages = page().everyBlock.map(({ language }) => language);
    expect(languages.slice(0, 2)).toEqual(['yaml', 'sh']);
    expect(new Set(languages.slice(2))).toEqual(new Set(['http', 'js']));
  });

  it('makes a portal of the configuration, that Piazza knows when it runs', async () => {
    const discovery = await discoveryOf(ground.origin);
    await demandKnown(discovery, portalOnPage(page()));
  });

  it('makes a portal by the command, at once and with the secret that it prints', async () => {
    const shell = aShell(ground, []);
    const secret = (await shell.run(page().blocks('sh')[0] ?? '')).trim();
    const registered = portalOnPage(page());
    const preset = presetFor('decidim', 'https://portal.example.org');
    const portal = { ...registered, ...preset, clientId: 'decidim' };
    await demandKnown(await discoveryOf(ground.origin), portal, secret);
  });
});
