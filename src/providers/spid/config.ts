// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import {
  binding,
  clockSkewSeconds,
  entityId,
  level,
  localised,
  metadataSource,
  organization,
  verifier,
} from '../saml/service-provider/settings.js';
import { spidAttributes, type SpidAttribute } from './names.js';
import { aggregated, billing, contact } from './parties.js';
import { setFaults } from './set-rules.js';
import { roleFaults } from './role-rules.js';
import { serviceRoles } from './roles.js';

const purpose = z.enum(['P', 'LP', 'PG', 'PF', 'PX']);

const attributeSet = z.strictObject({
  index: z.int().min(0).max(65_535).describe('AttributeConsumingService index'),
  name: localised.describe('ServiceName, shown on the consent page of the identity provider'),
  attributes: z.array(z.enum(spidAttributes)).min(1),
  purpose: purpose.optional().describe('of this set; that of the instance when absent'),
  professional: z
    .literal(true)
    .optional()
    .describe('asked for when somebody proves by a professional identity where they belong'),
});
export type AttributeSet = z.output<typeof attributeSet>;

const defaultAttributes: SpidAttribute[] = [
  'spidCode',
  'name',
  'familyName',
  'fiscalNumber',
  'dateOfBirth',
  'email',
];

const fields = z.strictObject({
  role: z
    .enum(serviceRoles)
    .default('public')
    .describe('what the service provider is in SPID; each has its own metadata'),
  entityId,
  organization,
  contact: contact.describe('the body that runs the service, an aggregator or operator too'),
  aggregated: aggregated.optional().describe('the body that an aggregator speaks for'),
  billing: billing.optional().describe('who pays; private services only'),
  attributeSets: z
    .array(attributeSet)
    .min(1)
    .default([
      {
        index: 0,
        name: { it: 'Accesso ai servizi' },
        attributes: defaultAttributes,
      },
    ])
    .describe(
      'one for each purpose; the first is asked for unless the portal names another (`attributeService`)',
    ),
  register: metadataSource(
    'SHA-256 of the certificates that may sign the list; two during a rotation',
  ).describe('the list of identity providers: a file, or the address of the AgID register'),
  binding,
  level: level.describe('lowest level asked for: SPID 1, 2, 3'),
  purpose: purpose
    .optional()
    .describe('professional identities: what kinds are let in (Avviso 18 v2)'),
  eidas: metadataSource(
    'SHA-256 of the certificates that may sign for the node; all of its metadata when empty',
  )
    .optional()
    .describe('metadata of the Italian eIDAS node, for people whom another state knows'),
  hidden: z.array(z.url()).default([]).describe('entityIDs that are not offered (validators)'),
  clockSkewSeconds,
  verifier,
});
/** The configuration of the kind `spid`: one service provider, whatever its role. */
export const spidConfigSchema = fields.superRefine((config, context) => {
  for (const { path, message } of [...roleFaults(config), ...setFaults(config)]) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
export type SpidConfig = z.output<typeof spidConfigSchema>;
