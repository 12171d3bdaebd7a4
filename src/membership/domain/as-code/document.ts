// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseSlug } from '../../../kernel/ids.js';
import { levels } from '../../../kernel/level.js';
import { cardFields } from '../cards/card.js';
import { audiences, memberLists, participations, visibilities } from '../community.js';
import { formDefinition } from '../form/definition.js';
import { restrictedAges } from '../joining/ages.js';
import { wayPaths } from '../joining/ways.js';
import { mostServiceDays } from '../join-request.js';
import { organisationName } from '../organisations/code.js';
import { affiliationProofs } from '../organisations/demand.js';
import { organisationKinds } from '../organisations/organisation.js';
import { linkKinds } from '../links/link.js';
import { optionalRoles } from '../roles/in-use.js';
import { mostNamed } from '../settings/demand-change.js';
import { affiliationLosses } from '../term/term.js';
import { plainText } from './state.js';

/** Words of so many characters at most, without what stands around them. */
export const words = (most: number) =>
  z
    .string()
    .transform(plainText)
    .pipe(
      z
        .string()
        .max(most, `needs at most ${most} characters`)
        .refine((text) => !text.includes('\0'), 'must not hold the character U+0000'),
    );
const days = (least: number, most: number) =>
  z
    .int('needs a whole number')
    .min(least, `needs at least ${least}`)
    .max(most, `needs at most ${most}`);

export const slugText = z
  .string()
  .refine((raw) => parseSlug(raw) !== undefined, 'needs 2 to 60 of a-z, 0-9 and hyphens');

const text = z
  .strictObject({
    name: words(120),
    summary: words(4_000),
    howToJoin: words(4_000),
    description: words(4_000),
    privacyNote: words(4_000),
  })
  .partial();

const domain = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'needs a domain');

const affiliation = z.strictObject({
  organisations: z
    .array(
      z
        .string()
        .regex(organisationName, 'needs ipa: and a code of the index, or a code of the file')
        // Own codes are in small letters already.
        .transform((name) => name.toLowerCase()),
    )
    .max(mostNamed)
    .default([]),
  kinds: z.array(z.enum(organisationKinds)).default([]),
  proof: z.enum(affiliationProofs).default('email_domain'),
});

const way = z
  .strictObject({
    path: z.enum(wayPaths),
    minimumLevel: z.enum(levels).exclude(['none']),
    providers: z.array(z.string()).min(1),
    emailDomains: z.array(domain).min(1),
    adults: z.literal(true),
    /** What it demands of belonging; left out, it stays as it is. */
    affiliation: affiliation.nullable(),
  })
  .partial({ minimumLevel: true, providers: true, emailDomains: true, adults: true })
  .partial({ affiliation: true });

const ways = z
  .array(way)
  .refine((all) => new Set(all.map(({ path }) => path)).size === all.length, 'has one way twice');

/** What a community is about, here or elsewhere. */
export const about = {
  audience: z.enum(audiences),
  topics: z.array(z.string().trim().min(1).max(60)).max(10, 'needs at most ten topics'),
  province: z
    .string()
    .regex(/^[A-Z]{2}$/, 'needs two capital letters')
    .nullable(),
  contact: z.email('needs an e-mail address').max(254).nullable(),
  programmes: z.array(slugText),
};

const termsText = words(20_000).refine((said) => said !== '', 'needs words');

/** Terms that are published when they are other than the newest. */
export const termsDocument = z.strictObject({
  it: termsText,
  en: termsText,
  /** Whether everybody is asked again when these words are new. */
  material: z.boolean().optional(),
});
export type TermsDocument = z.output<typeof termsDocument>;

const rules = {
  ...about,
  homeUrl: z
    .url({ protocol: /^https?$/, error: 'needs a full address' })
    .max(500)
    .nullable(),
  /** The portal that the address is on: one that serves the community. */
  homePortal: z.string().nullable(),
  visibility: z.enum(visibilities),
  participation: z.enum(participations),
  memberList: z.enum(memberLists),
  minimumLevel: z.enum(levels),
  levelReason: words(500).nullable(),
  admittedProviders: z.array(z.string()).min(1).nullable(),
  ages: z
    .strictObject({ admitted: z.enum(['all', ...restrictedAges]), assessment: words(2_000) })
    .partial(),
  coolDownDays: days(0, 365),
  serviceDays: days(1, mostServiceDays),
  ways,
  term: z
    .strictObject({
      months: days(1, 60).nullable(),
      graceDays: days(0, 365),
      onLoss: z.enum(affiliationLosses),
    })
    .partial(),
  furtherRoles: z.array(z.enum(optionalRoles)),
  cardFields: z.array(z.enum(cardFields)),
};

/** What a file says of one community; what it does not mention stays as it is, null takes away. */
export const communityDocument = z
  .strictObject({
    status: z.enum(['draft', 'active', 'frozen', 'archived']),
    statusReason: words(500).nullable(),
    texts: z.strictObject({ it: text, en: text.nullable() }).partial(),
    ...rules,
    /** Null says nothing: what was published is never taken back. */
    terms: termsDocument.nullable(),
    form: formDefinition.nullable(),
    groups: z.record(
      slugText,
      words(80).refine((name) => /^..+$/su.test(name), 'needs a name of 2 letters at least'),
    ),
    /** The communities that it said it has to do with, and how: the whole of them. */
    links: z.record(slugText, z.enum(linkKinds)),
  })
  .partial();
export type CommunityDocument = z.output<typeof communityDocument>;
