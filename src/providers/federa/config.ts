// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { levels, reaches } from '../../kernel/level.js';
import { contact } from '../saml/service-provider/contact.js';
import { names } from '../saml/service-provider/dictionary.js';
import {
  binding,
  clockSkewSeconds,
  entityId,
  level,
  metadataSource,
  organization,
  verifier,
} from '../saml/service-provider/settings.js';
import { outboundSignatures } from '../saml/signature/algorithms.js';

const anyLevel = z.enum(levels);
const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';

const attributes = z.strictObject({
  fiscalCode: names('CodiceFiscale', 'codiceFiscale').describe('without it nobody comes in'),
  givenName: names('nome'),
  familyName: names('cognome'),
  birthdate: names('dataNascita'),
  email: names('emailAddressPersonale', 'emailAddress'),
  authority: names('authenticatingAuthority').describe('who identified the person'),
  trustLevel: names('trustLevel'),
});

const fields = z.strictObject({
  entityId,
  organization,
  contact,
  gateway: metadataSource(
    'SHA-256 of the certificates that may sign assertions; all of the metadata when empty',
  ).describe('metadata of the gateway: a file, or its address'),
  attributes: attributes
    .prefault({})
    .describe('the dictionary: by which names the gateway sends what'),
  levels: z
    .record(z.string().min(1), anyLevel)
    .default({
      [`${classes}:PasswordProtectedTransport`]: 'low',
      [`${classes}:SecureRemotePassword`]: 'substantial',
      [`${classes}:Smartcard`]: 'high',
    })
    .describe('the level of each AuthnContextClassRef; one that is not here is refused'),
  trustLevels: z
    .record(z.string().min(1), anyLevel)
    .default({ Basso: 'none', Medio: 'none', Alto: 'high' })
    .describe('the best level for each trust level of local credentials; others count as none'),
  level: level.describe('lowest level asked for'),
  comparison: z
    .enum(['minimum', 'exact'])
    .default('minimum')
    .describe('how the class that is asked for compares'),
  binding,
  signature: z
    .enum(outboundSignatures)
    .default('rsa-sha256')
    .describe('of our requests: rsa-sha1 only for a gateway that knows no other'),
  logoutUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where a person leaves the gateway too: https://federa.lepida.it/logout/'),
  clockSkewSeconds,
  verifier,
});

/** The configuration of the kind `federa`: one service of a regional gateway. */
export const federaConfigSchema = fields.refine(
  (config) => Object.values(config.levels).some((one) => reaches(one, config.level)),
  { message: 'no class reaches the level that is asked for', path: ['levels'] },
);
export type FederaConfig = z.output<typeof federaConfigSchema>;
