// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { configSchema } from '../../config/schema.js';
import { createKeys } from '../../src/compose/keys.js';
import { completeConfiguration } from '../support/configuration.js';

const complete = await completeConfiguration();
const { saml, ...others } = complete['keys'] as { saml: [object] };
const [pair] = saml;

const configurationWith = (keys: readonly object[]) => ({
  ...complete,
  keys: { ...others, saml: keys },
});
const kidsOf = (keys: readonly object[], instance: string): readonly string[] =>
  createKeys(configSchema.parse(configurationWith(keys)).keys)
    .signing('saml', instance)
    .map(({ kid }) => kid);

describe('the keys of SAML', () => {
  const shared = [
    { ...pair, id: 'new' },
    { ...pair, id: 'old' },
  ];

  test('are of every provider that has none of its own, newest first', () => {
    expect(kidsOf(shared, 'email')).toEqual(['new', 'old']);
  });

  test('are its own alone for a provider that has some: a certificate names one service', () => {
    const own = { ...pair, id: 'own', providers: ['email'] };
    expect(kidsOf([...shared, own], 'email')).toEqual(['own']);
    expect(kidsOf([...shared, own], 'another')).toEqual(['new', 'old']);
  });

  test('name providers that there are', () => {
    const unknown = { ...pair, id: 'own', providers: ['emial'] };
    const { error } = configSchema.safeParse(configurationWith([...shared, unknown]));
    expect(error?.issues).toMatchObject([
      { path: ['keys', 'saml', 2, 'providers'], message: 'names no provider: emial' },
    ]);
  });
});
