// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { classesReaching, levelsFit, levelsMisfit, trustFields } from '../generic-trust.js';
import { contact } from '../saml/service-provider/contact.js';
import { names } from '../saml/service-provider/dictionary.js';
import {
  binding,
  clockSkewSeconds,
  entityId,
  metadataSource,
  organization,
  verifier,
} from '../saml/service-provider/settings.js';

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** By the names of LDAP (RFC 4524, X.500), of their identifiers, and of Microsoft. */
const attributes = z.strictObject({
  email: names('mail', 'email', 'urn:oid:0.9.2342.19200300.100.1.3', `${claims}/emailaddress`),
  givenName: names('givenName', 'urn:oid:2.5.4.42', `${claims}/givenname`),
  familyName: names('sn', 'urn:oid:2.5.4.4', `${claims}/surname`),
  name: names('displayName', 'urn:oid:2.16.840.1.113730.3.1.241', `${claims}/name`),
});

const fields = z.strictObject({
  entityId,
  organization,
  contact,
  metadata: metadataSource(
    'SHA-256 of certificates: those that may sign the answers, or see `fingerprintsOf`',
  ).describe('metadata of the identity providers: a file, or its address'),
  fingerprintsOf: z
    .enum(['identity-provider', 'metadata-signer'])
    .default('identity-provider')
    .describe('whose certificates are pinned: of the identity providers, or of who signs the list'),
  identityProviders: z
    .array(z.string().min(1).max(1024))
    .min(1)
    .describe('entityIDs of those that may be used; several are offered as a list'),
  subjectAttribute: z
    .string()
    .min(1)
    .optional()
    .describe('the attribute that names a person for ever; default: a persistent NameID'),
  attributes: attributes.prefault({}).describe('by which names what is sent'),
  ...trustFields,
  level: z.enum(['none', 'low', 'substantial']).default('none').describe('lowest level asked for'),
  comparison: z
    .enum(['exact', 'minimum'])
    .default('exact')
    .describe('how the classes that are asked for compare'),
  binding,
  clockSkewSeconds,
  verifier,
});

/** The configuration of the kind `saml`: identity providers of anybody, by their metadata. */
export const genericSamlConfigSchema = fields
  .refine(levelsFit, levelsMisfit)
  .refine((config) => config.level === 'none' || classesReaching(config, config.level).length > 0, {
    message: 'no class reaches the level that is asked for',
    path: ['levels'],
  });
export type GenericSamlConfig = z.output<typeof genericSamlConfigSchema>;
