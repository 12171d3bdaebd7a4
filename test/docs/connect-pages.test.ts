// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { presetFor, presetNames } from '../../src/portal/domain/presets.js';
import { connectPage, mainPage } from '../support/portal/connect-page.js';
import { portalOnPage } from '../support/portal/register-from-page.js';

const pages = readdirSync('docs/connect')
  .filter((file) => file.endsWith('.md') && !file.endsWith('.it.md'))
  .map((file) => file.replace('.md', ''));

describe.each(pages)('the page for %s', (name) => {
  it('says the same in Italian', () => {
    const [english, italian] = [connectPage(name), connectPage(`${name}.it`)];
    expect(italian.everyBlock).toEqual(english.everyBlock);
    expect(italian.settings).toEqual(english.settings);
  });
});

it('the page for every portal says the same in Italian', () => {
  expect(mainPage('.it').everyBlock).toEqual(mainPage().everyBlock);
});

describe.each(presetNames)('the preset %s', (name) => {
  it('is what its page says', () => {
    const onPage = portalOnPage(connectPage(name));
    expect(onPage).toMatchObject({ ...presetFor(name, 'https://portal.example.org') });
  });
});
