// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import {
  instant,
  memberPath,
  next,
  paging,
  place,
  role,
  roleCode,
  slug,
  slugPath,
  subject,
} from '../schemas.js';

const onBehalfOf = z
  .strictObject({
    ipa: z
      .string()
      .max(30)
      .nullable()
      .meta({ description: 'Its code in the index of public administrations.' }),
    name: z.string().max(300).nullable(),
  })
  .meta({ id: 'OnBehalfOf', description: 'The organisation that the member acts for there.' });

const groups = z
  .array(slug)
  .max(1_000)
  .meta({ description: 'The groups inside the community that the member is in.' });

const membership = z
  .strictObject({
    community: slug,
    name: z.string().max(500),
    since: instant,
    until: instant.nullable(),
    on_behalf_of: onBehalfOf.optional(),
    roles: z.array(role).max(100),
    groups,
  })
  .meta({ id: 'Membership' });

export const membershipList = z
  .strictObject({ items: z.array(membership).max(10_000) })
  .meta({ id: 'MembershipList' });

export const memberOfPath = slugPath.extend(memberPath.shape);

export const memberQuery = z.strictObject({
  ...paging,
  role: roleCode.optional().meta({ description: 'Only who holds this role.' }),
  changed_since: place.optional().meta({
    description:
      'An `as_of`. Only those whose membership, roles or groups changed since, or who belong and became known to the portal since, in the order of the changes. Who changed twice may come twice. Not together with `role`.',
  }),
});

export const member = z
  .strictObject({
    subject,
    member: z.boolean().meta({ description: 'False for somebody who belongs no longer.' }),
    since: instant.nullable(),
    until: instant.nullable().meta({ description: 'Null where it has no end.' }),
    roles: z.array(role).max(100),
    groups,
  })
  .meta({ id: 'Member' });

export const memberPage = z
  .strictObject({
    items: z.array(member).max(100),
    next,
    as_of: place.meta({
      description:
        'The same on all pages of a list. Who has read them sends it as `changed_since` and misses no change.',
    }),
  })
  .meta({ id: 'MemberPage', description: 'A page may be empty and have another behind it.' });

export const stintQuery = z.strictObject(paging);

const stint = z
  .strictObject({
    community: slug,
    status: z.enum(['active', 'suspended', 'ended']),
    since: instant,
    ended: instant.nullable(),
    until: instant.nullable().meta({ description: 'When it ends by itself.' }),
  })
  .meta({ id: 'Stint', description: 'One period of belonging; who comes back begins another.' });

export const stintPage = z
  .strictObject({ items: z.array(stint).max(100), next })
  .meta({ id: 'StintPage' });

export const digestQuery = z.strictObject({
  from: instant.optional().meta({ description: 'The `to` of the slice before.' }),
  version: z.enum(['1', '2']).default('1').meta({
    description: 'What is hashed: subjects and roles, or from 2 on the groups too.',
  }),
});

export const digest = z
  .strictObject({
    from: instant.nullable().meta({ description: 'Null from the first member on.' }),
    to: instant.nullable().meta({
      description: 'Members who joined from here on are in the next slice; null on the last one.',
    }),
    members: z.int().min(0).max(1_000_000),
    digest: z
      .string()
      .max(64)
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'SHA-256, hexadecimal.' }),
  })
  .meta({ id: 'Digest' });
