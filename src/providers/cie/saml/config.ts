// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import {
  binding,
  clockSkewSeconds,
  entityId,
  level,
  metadataSource,
  organization,
  verifier,
} from '../../saml/service-provider/settings.js';
import { party, partyFaults } from './parties.js';

const fields = z.strictObject({
  entityId,
  organization,
  administrative: party.describe('the body that runs the service'),
  technical: party
    .extend({ company: z.string().min(1).describe('legal name') })
    .optional()
    .describe('the partner that federated it, where there is one'),
  serviceId: z
    .uuid({ version: 'v4' })
    .optional()
    .describe('names the set of attributes in the metadata; default: derived from the entityID'),
  identityProvider: metadataSource(
    'SHA-256 of the certificates that may sign assertions; all of the metadata when empty',
  ).describe('metadata of the CIE identity provider: a file, or its address'),
  binding,
  level: level.describe('lowest level asked for: CIE 1, 2, 3'),
  clockSkewSeconds,
  verifier,
});

/** The configuration of the kind `cie-saml`: one service provider of the "Entra con CIE" scheme. */
export const cieSamlConfigSchema = fields.superRefine((config, context) => {
  for (const { path, message } of partyFaults(config)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
export type CieSamlConfig = z.output<typeof cieSamlConfigSchema>;
