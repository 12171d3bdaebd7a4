// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { ErrorCode } from '../src/kernel/errors.js';
import { parseClientId } from '../src/kernel/ids.js';
import { levels } from '../src/kernel/level.js';
import { authMethods, proofFaults } from '../src/portal/domain/auth-method.js';
import { portalMetadata } from '../src/portal/domain/metadata.js';
import { plainSettings, settingFields } from '../src/portal/domain/settings.js';
import { webUrl } from './fields.js';

export const provider = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'needs a-z, 0-9 and hyphens, at most 31, a letter first')
    .describe('Its name in addresses: /sign-in/<id>.')
    .meta({ examples: ['email'] }),
  use: z
    .string()
    .min(1)
    .describe('A built-in kind, an npm package, or a relative path.')
    .meta({ examples: ['email-link'] }),
  name: z
    .string()
    .optional()
    .describe('What people see; the kind’s own name when absent.')
    .meta({ examples: ['E-mail'] }),
  maxLevel: z
    .enum(levels)
    .optional()
    .describe('Sign-ins count for no more than this level.')
    .meta({ examples: ['substantial'] }),
  config: z.record(z.string(), z.unknown()).default({}).describe('What the kind asks for.'),
});

export const portal = z
  .strictObject({
    clientId: z
      .string()
      .refine(
        (raw) => parseClientId(raw) !== undefined,
        'needs letters, digits and . _ ~ -, and is not new',
      )
      .describe('Its client_id.')
      .meta({ examples: ['plone'] }),
    name: z
      .string()
      .min(1)
      .describe('What people see.')
      .meta({ examples: ['PartecipAzioni'] }),
    controller: z
      .string()
      .min(1)
      .describe('The body that answers for its data.')
      .meta({ examples: ['Regione Emilia-Romagna'] }),
    sector: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Portals of one sector, all of one controller, know a member by the same subject; its own when absent.',
      )
      .meta({ examples: ['partecipazione'] }),
    secret: z
      .string()
      .min(32, 'needs at least 32 characters')
      .optional()
      .describe('The client secret; absent for one that signs (private_key_jwt) or is public.')
      .meta({ secret: true, examples: ['!file /etc/piazza/portals/plone'] }),
    redirectUris: z
      .array(webUrl)
      .min(1)
      .describe('Exact redirect addresses.')
      .meta({ examples: [['https://portal.example.org/callback']] }),
    postLogoutRedirectUris: z
      .array(webUrl)
      .default([])
      .describe('Where sign-out may lead back to.')
      .meta({ examples: [['https://portal.example.org/']] }),
    returnUrls: z
      .array(webUrl)
      .default([])
      .describe('Where joining and leaving may lead back to: origins and path prefixes.')
      .meta({ examples: [['https://portal.example.org/']] }),
    scopes: z
      .array(z.string())
      .default(['openid', 'profile', 'memberships'])
      .describe('What it may ask for.'),
    minimumLevel: z.enum(levels).default('none').describe('The weakest sign-in it accepts.'),
    allowedProviders: z
      .array(z.string())
      .optional()
      .describe('The provider instances it accepts; all when absent.')
      .meta({ examples: [['spid']] }),
    firstParty: z
      .boolean()
      .default(true)
      .describe('Whether it is run by the same body: people are told, not asked.'),
    communities: z
      .union([z.literal('all'), z.array(z.string())])
      .default([])
      .describe('The slugs of the communities it serves, or all; none when absent.')
      .meta({ examples: [['giovani-generazioni']] }),
    metadata: portalMetadata.default({}).describe('Further OpenID Connect client metadata.'),
    agreement: settingFields.agreement.default(plainSettings.agreement),
    attributeService: settingFields.attributeService.default(plainSettings.attributeService),
    pkceRequired: settingFields.pkceRequired.default(plainSettings.pkceRequired),
    membershipRequired: settingFields.membershipRequired.default(plainSettings.membershipRequired),
    claimShape: settingFields.claimShape.prefault({}),
    logout: settingFields.logout.prefault({}),
  })
  .superRefine(({ secret, ...rest }, context) => {
    for (const { field, code } of proofFaults({ ...rest, hasSecret: secret !== undefined })) {
      context.addIssue({ code: 'custom', path: field.split('.'), message: proof[code] });
    }
  });

/** How a portal proves itself, by what the register would say. */
const proof: Partial<Record<ErrorCode, string>> = {
  'portal.auth_method_unknown': `is none of ${authMethods.join(', ')}`,
  'portal.secret_needed': 'is missing: the portal is to present one',
  'portal.secret_unused': 'is never presented: the portal proves itself in another way',
  'portal.keys_needed':
    'is missing: a portal that signs has its public keys here or at jwks_uri, in one of the two',
  'portal.pkce_needed': 'must be true for a portal that presents no secret',
};
