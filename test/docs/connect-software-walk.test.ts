// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { trustId, type Slug } from '../../src/kernel/ids.js';
import { aCommunity } from '../support/builders/membership.js';
import { portalSecret } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';
import type { Block } from '../support/page-blocks.js';
import { connectPage } from '../support/portal/connect-page.js';
import { aGround, type Ground } from '../support/portal/installed.js';
import { portalOnPage } from '../support/portal/register-from-page.js';
import { demandKnown } from '../support/portal/walk/answers.js';
import {
  demandBalanced,
  saidAsOptions,
  saidInApache,
  saidInRuby,
  type Said,
} from '../support/portal/walk/said.js';
import { demandServed, discoveryOf, type Discovery } from '../support/portal/walk/served.js';
import { aShell, type Shell } from '../support/portal/walk/shell.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(180_000);

const names = readdirSync('docs/connect')
  .filter((file) => file.endsWith('.md') && !file.endsWith('.it.md'))
  .map((file) => file.replace('.md', ''));

const { db, url } = useDatabase();
let [ground, shell, discovery] = [] as unknown as [Ground, Shell, Discovery];

const pageOf = (name: string) => {
  const { origin: piazza, secrets } = ground;
  return connectPage(name, { piazza, secrets, secret: portalSecret });
};

beforeAll(async () => {
  await aCommunity(db, { slug: trustId<Slug>('cdpp') });
  ground = await aGround();
  shell = aShell(ground, ['occ']);
  const written = names.map((name) => pageOf(name).operator.replace(/^portals:\n/, ''));
  const operator = `portals:\n${written.join('')}`;
  await ground.start({ databaseUrl: url, operator, portals: names });
  discovery = await discoveryOf(ground.origin);
});
afterAll(() => ground.close());

/** Does what a block says; what it says to other software, to be held against Piazza. */
const follow: Readonly<Record<string, (block: Block, name: string) => Promise<Said>>> = {
  async yaml({ content }) {
    await demandKnown(discovery, portalOnPage({ operator: content }));
    return [];
  },
  async sh({ content }) {
    const before = shell.calls().length;
    await shell.run(content);
    const calls = shell.calls().slice(before);
    expect(calls.length).toBeGreaterThan(0);
    return calls.flatMap(saidAsOptions);
  },
  apache: async ({ content }) => saidInApache(content),
  ruby: async ({ content }) => saidInRuby(content),
  async php({ content }, name) {
    demandBalanced(content);
    const asked = /in_array\( '([^']+)', \$groups/.exec(content)?.[1];
    expect(portalOnPage(pageOf(name)).communities).toContain(asked);
    return [];
  },
};

describe.each(names)('the page for %s, beside a running Piazza', (name) => {
  it('is followed block by block', async () => {
    const page = pageOf(name);
    const against = { discovery, portal: portalOnPage(page), origin: ground.origin };
    expect(page.everyBlock[0]?.language).toBe('yaml');
    for (const block of page.everyBlock) {
      const act = follow[block.language];
      if (!act) throw new Error(`nobody runs ${block.language}`);
      const said = await act(block, name);
      // Where Piazza is, who the portal is, its secret, its scopes and its address.
      if (said.length > 0) expect(demandServed(said, against)).toBeGreaterThanOrEqual(5);
    }
  });

  it('names in its table of settings what Piazza serves and nothing else', () => {
    const page = pageOf(name);
    const against = { discovery, portal: portalOnPage(page), origin: ground.origin };
    const held = demandServed(page.settings, against);
    if (page.settings.length > 0) expect(held).toBeGreaterThanOrEqual(4);
    else expect(page.blocks('apache')).toHaveLength(1);
  });
});
