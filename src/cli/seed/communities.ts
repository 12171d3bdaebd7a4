// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../kernel/project-root.js';
import { audiences, memberLists, visibilities } from '../../membership/domain/community.js';
import { communityRoles } from '../../membership/domain/permissions.js';
import { organisationNames } from './plan-organisations.js';
import { levels } from '../../kernel/level.js';

const text = z.strictObject({
  name: z.string(),
  summary: z.string(),
  howToJoin: z.string(),
  description: z.string().default(''),
});

const community = z.strictObject({
  slug: z.string(),
  it: text,
  en: text,
  topics: z.array(z.string()),
  province: z.string().optional(),
  rules: z.strictObject({
    audience: z.enum(audiences).default('open'),
    visibility: z.enum(visibilities).default('public'),
    member_list: z.enum(memberLists).default('members'),
    join_path: z.enum(['open', 'approval', 'closed']).default('open'),
    minimum_level: z.enum(levels).default('low'),
    /** Whose people come in at once, beside the other way. */
    admits: z.array(z.enum(organisationNames)).default([]),
  }),
  inProgramme: z.boolean(),
  /** What whoever joins accepts. */
  terms: z.strictObject({ it: z.string(), en: z.string() }).optional(),
  /** How many had joined by a day: the first is the founding. */
  growth: z.array(z.tuple([z.iso.date(), z.int()])).min(1),
  /** Of every hundred who joined, so many have left. */
  leavers: z.int(),
  /** How many hold each role. */
  roles: z.partialRecord(z.enum(communityRoles), z.int()),
  waitingRequests: z.int(),
});
/** A community of the demonstration: what it says, its rules, and how it came to its members. */
export type DemoCommunity = z.infer<typeof community>;

/** The communities of the demonstration, their names those in use in the region. */
export function readCommunities(): DemoCommunity[] {
  const file = join(projectRoot, 'config/demo/communities.json');
  return z.array(community).parse(JSON.parse(readFileSync(file, 'utf8')));
}
