// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { certificate, keyId, privateKey, secretKey } from './fields.js';

const keyList = <Item extends z.ZodType>(item: Item, help: string): z.ZodArray<Item> =>
  z.array(item).min(1, 'needs at least one key').describe(`${help} Newest first.`);

export const keys = z.strictObject({
  personKey: keyList(
    secretKey,
    'Hash fiscal numbers; keep the old ones, and never change the last: pseudonyms hang on it.',
  ),
  seal: keyList(secretKey, 'Seal what is stored and must not be read.'),
  cookie: keyList(secretKey, 'Sign cookies.'),
  oidc: keyList(
    z.strictObject({ id: keyId, key: privateKey }),
    'Sign tokens for portals: RSA, and beside it one on P-256, which signs those for the API at a tenth of the work.',
  ),
  saml: keyList(
    z.strictObject({
      id: keyId,
      key: privateKey,
      certificate,
      providers: z
        .array(z.string())
        .min(1, 'needs at least one provider')
        .optional()
        .describe('The provider instances that use it, and none of the shared ones then.')
        .meta({ examples: [['spid']] }),
    }),
    'Sign SAML messages and metadata.',
  ),
});
