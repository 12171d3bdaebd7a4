// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { translator } from '../../src/i18n/translate.js';

it.each(['it', 'en'] as const)(
  'a mail in %s that a community opened promises no way in',
  (lang) => {
    const words = translator(lang)('mail.community_opened.text', { community: 'Orti' });
    expect(words).not.toMatch(/catalog|chiedere|ask/);
  },
);
