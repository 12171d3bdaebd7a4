// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { translator } from '../../src/i18n/translate.js';
import { ProviderError } from '../../src/providers/provider-error.js';
import { officialErrors } from '../../src/sign-in/official-errors.js';
import { toRefusal } from '../../src/sign-in/use-cases/refusal.js';

const answer = (official: string, kind = 'spid') =>
  toRefusal(new ProviderError('refused', { rule: 'status.error', official }), { kind });

describe('the official errors of SPID', () => {
  test.each(['19', '20', '21', '22', '23', '25', '30'])(
    'number %s has a sentence of its own in both languages',
    (official) => {
      const { code, context } = answer(official);

      expect(code).toBe(`spid.nr${official}`);
      expect(context).toMatchObject({ rule: 'status.error', official });
      const sentences = (['it', 'en'] as const).map((locale) =>
        translator(locale)(`error.${code}`),
      );
      expect(new Set([...sentences, `error.${code}`]).size).toBe(3);
    },
  );

  test.each(['8', '12', '24', '99', '__proto__', 'toString'])(
    'number %s stays general',
    (official) => {
      expect(answer(official).code).toBe('provider.refused');
    },
  );

  test('belong to SPID and to nobody else', () => {
    expect(answer('23', 'google').code).toBe('provider.refused');
  });

  test("answer a status that AgID's validator counts as a refusal", () => {
    expect(
      Object.values(officialErrors).every((status) => [400, 401, 403, 422].includes(status)),
    ).toBe(true);
  });
});
