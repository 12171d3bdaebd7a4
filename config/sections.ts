// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import {
  certificate,
  integer,
  isTlsPair,
  noTlsPair,
  postgresUrl,
  privateKey,
  webUrl,
} from './fields.js';

/** Where the service listens, what it is called from outside, what it may call. */
export const http = z.strictObject({
  port: integer(0, 65_535).default(3000).describe('The TCP port; the variable PORT wins over it.'),
  host: z
    .string()
    .optional()
    .describe('The address to listen on; every one of the machine when absent.')
    .meta({ examples: ['127.0.0.1'] }),
  publicUrl: webUrl
    .refine((url) => new URL(url).pathname === '/', 'needs an origin without a path')
    .describe('The origin that browsers see. https in production.')
    .meta({ examples: ['https://piazza.example.org'] })
    .transform((url) => new URL(url).origin),
  tls: z
    .strictObject({ key: privateKey, certificate })
    .refine(isTlsPair, noTlsPair)
    .optional()
    .describe('Serves https by itself; without it a proxy in front ends TLS.'),
  trustProxy: integer(0, 5)
    .default(0)
    .describe('How many proxies stand in front and write X-Forwarded-For.'),
  outbound: z
    .strictObject({
      allowPrivate: z
        .boolean()
        .default(false)
        .describe('Whether providers and portals may stand at private addresses.'),
    })
    .prefault({})
    .describe('What the service may call by itself.'),
});

/** Who runs the service. */
export const organisation = z.strictObject({
  name: z
    .string()
    .min(1)
    .describe('The body that offers the service, as people know it.')
    .meta({ examples: ['Regione Emilia-Romagna'] }),
  url: webUrl
    .describe('Its own site, linked from every page.')
    .meta({ examples: ['https://www.regione.emilia-romagna.it/'] }),
  controller: z
    .string()
    .min(1)
    .describe('The data controller; portals that name the same one share strong sign-ins.')
    .meta({ examples: ['Regione Emilia-Romagna'] }),
  contact: z
    .email('needs an e-mail address')
    .describe('Where people who cannot sign in write to.')
    .meta({ examples: ['piazza@example.org'] }),
  privacyUrl: webUrl
    .optional()
    .describe('The privacy notice.')
    .meta({ examples: ['https://example.org/privacy'] }),
  entitlements: z
    .strictObject({
      namespace: z
        .string()
        .regex(/^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i, 'needs a URN, like urn:geant:example.org')
        .describe('A URN namespace that was really delegated to the organisation.')
        .meta({ examples: ['urn:example:piazza'] }),
      authority: z
        .string()
        .min(1)
        .describe('Who asserts them: usually the host of the service.')
        .meta({ examples: ['piazza.example.org'] }),
    })
    .optional()
    .describe('Entitlements for portals (AARC-G069); none are asserted without it.'),
  accessibilityUrl: webUrl
    .optional()
    .describe('The accessibility declaration (AgID).')
    .meta({ examples: ['https://form.agid.gov.it/view/example'] }),
});

export const database = z
  .strictObject({
    url: postgresUrl
      .optional()
      .describe(
        'A PostgreSQL 15 or newer, a role without DDL. Without it an embedded server starts.',
      )
      .meta({ secret: true, examples: ['!env PIAZZA_DATABASE_URL'] }),
    ownerUrl: postgresUrl
      .optional()
      .describe('The role that runs migrations; database.url when absent.')
      .meta({ secret: true, examples: ['!env PIAZZA_DATABASE_OWNER_URL'] }),
    dataDirectory: z
      .string()
      .min(1)
      .default('.piazza/postgres')
      .describe('Where the embedded server keeps its data.'),
    poolSize: integer(2, 500).default(10).describe('Connections of this node.'),
  })
  .prefault({});

export const register = z
  .strictObject({
    url: postgresUrl
      .optional()
      .describe('The role that appends to the 24-month sign-in register; database.url when absent.')
      .meta({ secret: true, examples: ['!env PIAZZA_REGISTER_URL'] }),
    readerUrl: postgresUrl
      .optional()
      .describe(
        'The role that "piazza register" reads with; database.ownerUrl when absent. Keep it from the service.',
      )
      .meta({ secret: true, examples: ['!env PIAZZA_REGISTER_READER_URL'] }),
  })
  .prefault({});

export const sessions = z
  .strictObject({
    idleMinutes: integer(1, 1_440)
      .default(30)
      .describe('A session ends after this long without a request.'),
    absoluteHours: integer(1, 24)
      .default(8)
      .describe('A session ends after this long in any case.'),
    attemptMinutes: integer(1, 60)
      .default(15)
      .describe('How long a person may take at the identity provider.'),
  })
  .prefault({});

const limit = (
  points: number,
  seconds: number,
): z.ZodPrefault<
  z.ZodObject<
    { points: z.ZodDefault<z.ZodCoercedNumber>; seconds: z.ZodDefault<z.ZodCoercedNumber> },
    z.core.$strict
  >
> =>
  z
    .strictObject({
      points: integer(1, 1_000_000).default(points).describe('How many requests.'),
      seconds: integer(1, 86_400).default(seconds).describe('In how many seconds.'),
    })
    .prefault({});

export const limits = z
  .strictObject({
    signIn: limit(60, 300).describe('Sign-ins begun, per address.'),
    join: limit(30, 3_600).describe('Joins and join requests, per member.'),
    keptForm: limit(20, 900).describe(
      'Forms kept while somebody proves who they are, per member, or per address where nobody is signed in.',
    ),
    memberExport: limit(6, 3_600).describe('Lists of members taken along, per member.'),
    report: limit(20, 86_400).describe('Reports to those who moderate, per member.'),
    contact: limit(5, 3_600).describe('Messages from the contact page, per address.'),
    api: limit(6_000, 60).describe('Requests to the API, per portal and node: its own.'),
    apiPerson: limit(600, 60).describe(
      'Requests to the API with the token of a person, per person, portal and node.',
    ),
    invitationLetters: integer(1, 1_000_000)
      .default(1_000)
      .describe('Letters of invitation within a day, of a community and of one person.'),
  })
  .prefault({});

export const communities = z
  .strictObject({
    promoters: z
      .int('needs a whole number')
      .min(0)
      .max(20)
      .default(3)
      .describe('How many others sign a request for a new community.')
      .meta({ examples: [3] }),
  })
  .prefault({});

export const mail = z.strictObject({
  smtp: z
    .url({
      protocol: /^smtps?$/,
      error: 'needs an address like smtps://user:password@mail.example.org',
    })
    .describe('The mail server.')
    .meta({ secret: true, examples: ['!env PIAZZA_SMTP_URL'] }),
  from: z
    .string()
    .regex(/@/, 'needs a sender like Piazza <piazza@example.org>')
    .describe('The sender of every mail.')
    .meta({ examples: ['Piazza <piazza@example.org>'] }),
});

const place = (what: string, name: string) =>
  z
    .string()
    .min(1)
    .describe(what)
    .meta({ examples: [`https://indicepa.example.org/${name}.csv`] });

export const organisations = z
  .strictObject({
    index: z
      .strictObject({
        bodies: place('The bodies ("enti"): a file or an address.', 'enti'),
        areas: place('Their areas ("aree organizzative omogenee").', 'aoo').optional(),
        units: place('Their units ("unità organizzative").', 'ou').optional(),
      })
      .optional()
      .describe(
        'The index of public administrations (IPA), open data as CSV, taken over every night.',
      ),
  })
  .prefault({});

export const log = z
  .strictObject({
    level: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('The least severe line that is written.'),
  })
  .prefault({});

export const metrics = z
  .strictObject({
    token: z
      .string()
      .min(32, 'needs at least 32 characters')
      .optional()
      .describe(
        'Who presents it as a bearer token reads /metrics; without it only this machine does.',
      )
      .meta({ secret: true, examples: ['!env PIAZZA_METRICS_TOKEN'] }),
  })
  .prefault({});
