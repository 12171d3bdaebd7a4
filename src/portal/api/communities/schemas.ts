// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { level, next, paging, slug } from '../schemas.js';

export const community = z
  .strictObject({
    community: slug,
    name: z.string().max(500),
    summary: z.string().max(5_000),
    join_path: z.enum(['open', 'affiliation', 'approval', 'invitation', 'closed']),
    minimum_level: level,
  })
  .meta({ id: 'Community' });

export const communityPage = z
  .strictObject({ items: z.array(community).max(100), next })
  .meta({ id: 'CommunityPage' });

export const communityQuery = z.strictObject(paging);

const group = z.strictObject({ group: slug, name: z.string().max(80) }).meta({ id: 'Group' });

export const groupPage = z
  .strictObject({ items: z.array(group).max(100), next })
  .meta({ id: 'GroupPage' });

export const groupQuery = z.strictObject(paging);
