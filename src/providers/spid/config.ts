// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { verifiers } from '../saml/verify.js';
import { spidAttributes, type SpidAttribute } from './names.js';
import { aggregated, billing, contact } from './parties.js';
import { roleFaults } from './role-rules.js';
import { serviceRoles } from './roles.js';

/** A text in Italian, and in English where there is one. */
const localised = z.strictObject({ it: z.string().min(1), en: z.string().min(1).optional() });
export type Localised = z.output<typeof localised>;

const attributeSet = z.strictObject({
  index: z.int().min(0).max(65_535).describe('AttributeConsumingService index'),
  name: localised.describe('ServiceName, shown on the consent page of the identity provider'),
  attributes: z.array(z.enum(spidAttributes)).min(1),
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

const fingerprint = z
  .string()
  .regex(
    /^(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$/,
    'a SHA-256 fingerprint: 64 hexadecimal digits',
  );
const fingerprints = z
  .array(fingerprint)
  .default([])
  .describe('SHA-256 of the certificates that may sign the list; two during a rotation');

const loopback = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

const register = z.union([
  z.strictObject({ file: z.string().min(1), fingerprints }),
  z
    .strictObject({ url: z.url({ protocol: /^https?$/ }), fingerprints })
    .refine((list) => list.fingerprints.length > 0 || loopback(list.url), {
      message: 'a list from the network needs the fingerprint of its signing certificate',
      path: ['fingerprints'],
    }),
]);

const fields = z.strictObject({
  role: z
    .enum(serviceRoles)
    .default('public')
    .describe('what the service provider is in SPID; each has its own metadata'),
  entityId: z.url().max(1024).optional().describe('default: <origin>/sign-in/<id>/metadata'),
  organization: z.strictObject({
    name: localised.describe('full legal name, as in the certificate'),
    displayName: localised.describe('short name, as identity providers show it'),
    url: localised,
  }),
  contact: contact.describe('the body that runs the service, an aggregator or operator too'),
  aggregated: aggregated.optional().describe('the body that an aggregator speaks for'),
  billing: billing.optional().describe('who pays; private services only'),
  attributeSets: z
    .array(attributeSet)
    .min(1)
    .default([{ index: 0, name: { it: 'Accesso ai servizi' }, attributes: defaultAttributes }])
    .describe('the first is asked for; the others are published'),
  register: register.describe(
    'the list of identity providers: a file, or the address of the AgID register',
  ),
  binding: z.enum(['redirect', 'post']).default('redirect').describe('how requests are sent'),
  level: z
    .enum(['low', 'substantial', 'high'])
    .default('substantial')
    .describe('lowest level asked for: SPID 1, 2, 3'),
  purpose: z.enum(['P', 'LP', 'PG', 'PF', 'PX']).optional().describe('professional identities'),
  eidas: z
    .array(z.url())
    .default([])
    .describe('entityIDs of eIDAS nodes among the identity providers'),
  hidden: z.array(z.url()).default([]).describe('entityIDs that are not offered (validators)'),
  clockSkewSeconds: z
    .int()
    .min(0)
    .max(60)
    .default(30)
    .describe('how far the clock of an identity provider may differ from ours'),
  verifier: z
    .enum(verifiers)
    .default('both')
    .describe('whose signature check counts; both must agree by default'),
});
/** The configuration of the kind `spid`: one service provider, whatever its role. */
export const spidConfigSchema = fields.superRefine((config, context) => {
  for (const { path, message } of roleFaults(config)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});
export type SpidConfig = z.output<typeof spidConfigSchema>;
