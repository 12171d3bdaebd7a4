// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { addressFaults } from '../src/portal/domain/portal-faults.js';
import { clientCertificates } from './client-certificates.js';
import { keys } from './keys.js';
import { portal, provider } from './parties.js';
import * as section from './sections.js';

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** The whole configuration. A field without a default must be set; no secret has a default. */
export const configSchema = z
  .strictObject({
    env: z
      .enum(['development', 'test', 'production'], 'needs development, test or production')
      .describe('Production demands https.')
      .meta({ examples: ['production'] }),
    demo: z
      .literal(true)
      .optional()
      .describe('Marks the demonstration, which production refuses.')
      .meta({ internal: true }),
    organisation: section.organisation.describe('Who offers the service.'),
    http: section.http.describe('Where it listens and what it may call.'),
    clientCertificates: clientCertificates
      .optional()
      .describe('A second listener, for signing in with a card (CNS).'),
    database: section.database.describe('Where everything is kept.'),
    register: section.register.describe('The 24-month sign-in register.'),
    keys: keys.describe(
      'Keys, each with an id; a new one goes on top, an old one stays while data needs it.',
    ),
    sessions: section.sessions.describe('How long people stay signed in.'),
    limits: section.limits.describe('How often is too often.'),
    mail: section.mail.describe('Outgoing mail.'),
    providers: z
      .array(provider)
      .min(1, 'needs at least one way to sign in')
      .refine((list) => unique(list.map(({ id }) => id)), 'needs a different id for each')
      .describe('The ways to sign in, in the order in which they are offered.'),
    portals: z
      .array(portal)
      .default([])
      .refine(
        (list) => unique(list.map(({ clientId }) => clientId)),
        'needs a different clientId for each',
      )
      .describe('Portals to register or update at start; others are kept by staff.'),
    communities: section.communities.describe('How communities begin.'),
    organisations: section.organisations.describe('Bodies, associations and firms.'),
    log: section.log.describe('Logs, JSON lines on standard output.'),
    metrics: section.metrics.describe('Figures for Prometheus at /metrics.'),
  })
  .refine(({ env, http }) => env !== 'production' || http.publicUrl.startsWith('https://'), {
    path: ['http', 'publicUrl'],
    message: 'must begin with https:// in production',
    when: ({ value }) => hasSite(value),
  })
  .refine(
    ({ env, clientCertificates: cards }) =>
      env !== 'production' || !cards || cards.publicUrl.startsWith('https://'),
    {
      path: ['clientCertificates', 'publicUrl'],
      message: 'must begin with https:// in production',
    },
  )
  .superRefine(({ keys: { saml }, providers }, context) => {
    const ids = providers.map(({ id }) => id);
    for (const [index, key] of saml.entries()) {
      for (const id of (key.providers ?? []).filter((one) => !ids.includes(one))) {
        const path = ['keys', 'saml', index, 'providers'];
        context.addIssue({ code: 'custom', path, message: `names no provider: ${id}` });
      }
    }
  })
  .superRefine(({ env, portals }, context) => {
    for (const [index, one] of portals.entries()) {
      for (const { field } of addressFaults(one, { loopback: env !== 'production' })) {
        const path = ['portals', index, ...field.split('.').map(toKey)];
        context.addIssue({ code: 'custom', path, message: exactAddress });
      }
    }
  })
  .superRefine(({ portals }, context) => {
    const bodies = new Map<string, string>();
    for (const [index, { clientId, sector = clientId, controller }] of portals.entries()) {
      const other = bodies.get(sector) ?? controller;
      bodies.set(sector, other);
      if (other === controller) continue;
      const path = ['portals', index, 'sector'];
      context.addIssue({ code: 'custom', path, message: `${ofAnother} ${other}` });
    }
  })
  .refine(({ env, demo }) => env !== 'production' || !demo, {
    path: ['env'],
    message: 'cannot be production in the demonstration: its keys and people are not real',
    when: ({ value }) => hasSite(value),
  });

const exactAddress =
  'needs an exact https address, without wildcard, credentials or fragment; plain http to this machine is for development';

const ofAnother =
  'is of one body, whose portals know a person by the same subject; above it belongs to';

const toKey = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);

/** Rules across sections are told beside other faults, as soon as what they read is there. */
function hasSite(value: unknown): boolean {
  return z.object({ env: z.string(), http: z.object({ publicUrl: z.string() }) }).safeParse(value)
    .success;
}

/** With the file it was read from: provider plug-ins are found from its folder. */
export type Config = z.output<typeof configSchema> & { readonly file?: string };
export type ProviderConfig = Config['providers'][number];
export type PortalConfig = Config['portals'][number];
