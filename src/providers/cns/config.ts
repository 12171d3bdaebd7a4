// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

const fingerprint = z
  .string()
  .regex(
    /^(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$/,
    'a SHA-256 fingerprint: 64 hexadecimal digits',
  );
const fingerprints = z
  .array(fingerprint)
  .min(1)
  .describe('SHA-256 of the certificates that may sign the list; two during a rotation');

const trustList = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('where it is published: https://eidas.agid.gov.it/TL/TSL-IT.xml'),
    file: z.string().min(1).optional().describe('a copy of it, in place of url'),
    fingerprints,
  })
  .refine(({ url, file }) => (url === undefined) !== (file === undefined), {
    message: 'needs url or file, and not both',
  });

const anchors = z
  .strictObject({
    trustList: trustList
      .optional()
      .describe('the Italian trusted list of AgID (ETSI TS 119 612): its services of type IdV'),
    directory: z
      .string()
      .min(1)
      .optional()
      .describe('a folder with the certificates of authorities that issue cards, .pem or .crt'),
  })
  .refine((chosen) => chosen.trustList !== undefined || chosen.directory !== undefined, {
    message: 'needs trustList, directory, or both',
  });

const policy = z.strictObject({
  oid: z
    .string()
    .regex(/^\d+(\.\d+)+$/, 'an object identifier: 1.3.76.16.2.1')
    .describe('an object identifier'),
  level: z.enum(['low', 'substantial', 'high']).default('high').describe('what it proves'),
});

/** The configuration of the kind `cns`. */
export const cnsConfigSchema = z.strictObject({
  anchors: anchors.describe('whose cards are trusted'),
  policies: z
    .array(policy)
    .min(1)
    .default([{ oid: '1.3.76.16.2.1', level: 'high' }])
    .describe('certificate policies that make a card a CNS, and what they prove'),
  minimumRsaBits: z
    .int()
    .min(1024)
    .max(4096)
    .default(2048)
    .describe('cards of the first generation have 1024: they can be let in, and should not'),
  revocation: z
    .strictObject({
      graceHours: z
        .int()
        .min(0)
        .max(72)
        .default(0)
        .describe('how long the last known list still counts once it is out of date'),
      maximumMegabytes: z
        .int()
        .min(1)
        .max(64)
        .default(16)
        .describe('the largest list that is read'),
    })
    .prefault({})
    .describe('a card is checked at every sign-in, by OCSP or by a list of revoked ones'),
});
export type CnsConfig = z.output<typeof cnsConfigSchema>;
