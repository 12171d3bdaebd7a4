// SPDX-License-Identifier: AGPL-3.0-or-later
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildAssets } from '../../src/web/assets/build.js';
import { serve, useBrowser, type Served } from '../support/browser.js';
import { useComposed } from '../support/composed.js';
import { useDatabase } from '../support/database.js';

const composed = useComposed(useDatabase());
const browser = useBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let served: Served;

beforeAll(async () => {
  await buildAssets();
  served = await serve(() => composed.app);
}, 60_000);
afterAll(() => served.close());

test('the documentation of the API is read from here, under the same policy as every page', async () => {
  const page = await browser.current().newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (sent) => {
    if (!sent.url().startsWith(served.origin)) complaints.push(sent.url());
  });
  await page.goto(`${served.origin}/api-docs`);
  const operation = page.getByRole('button', { name: /Whether a member belongs or holds a role/ });
  await operation.first().waitFor();
  await operation.first().click();
  await page.getByText('Answers from the database at every call').waitFor();
  expect(complaints).toEqual([]);

  // What the tool draws is its own; what stands around it is ours.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(rules).exclude('#api-docs');
  const { violations } = await axe.analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(320);
  await page.close();
}, 120_000);

test.each(['it', 'en'])(
  'what the tool draws stands in the one main part of the page, in the language %s',
  async (locale) => {
    const context = await browser.current().newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${served.origin}/api-docs`);
    await page
      .getByRole('button', { name: /Whether a member belongs/ })
      .first()
      .click();
    await page.getByText('Answers from the database at every call').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(await page.locator('main, [role=main]').count()).toBe(1);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await context.close();
  },
  120_000,
);

test('without scripts the page leads to the document', async () => {
  const context = await browser.current().newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.origin}/api-docs`);
  const address = await page.getByRole('link', { name: /OpenAPI/ }).getAttribute('href');
  const answer = await fetch(`${served.origin}${address}`);
  expect(await answer.json()).toMatchObject({ openapi: '3.0.3' });
  await context.close();
}, 60_000);
