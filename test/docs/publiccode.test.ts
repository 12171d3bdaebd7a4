// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

/** The mandatory keys of publiccode.yml 0.7. */
const publiccode = z.object({
  publiccodeYmlVersion: z.literal('0'),
  name: z.string(),
  url: z.url(),
  platforms: z.array(z.string()).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  description: z.record(
    z.string(),
    z.object({
      shortDescription: z.string().max(150),
      longDescription: z.string().min(150).max(10_000),
      features: z.array(z.string()).min(1),
    }),
  ),
  legal: z.object({ license: z.literal('AGPL-3.0-or-later') }),
  maintenance: z.object({
    type: z.enum(['internal', 'contract', 'community', 'none']),
    contacts: z.array(z.object({ name: z.string() })).min(1),
  }),
  localisation: z.object({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()),
  }),
});

describe('publiccode.yml', () => {
  const document: unknown = parse(readFileSync('publiccode.yml', 'utf8'));

  it('has every mandatory key of version 0.7', () => {
    expect(publiccode.safeParse(document).error).toBeUndefined();
  });

  it('names the version and the licence of the package', () => {
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      string
    >;
    expect(document).toMatchObject({ softwareVersion: version, legal: { license } });
  });
});
