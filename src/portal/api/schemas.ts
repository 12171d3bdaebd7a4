// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

// Each schema describes the document and checks what comes in; a test holds real answers against it.

export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/)
  .meta({ id: 'Slug', description: 'The public name of a community.', example: 'giovani' });

export const subject = z.string().min(1).max(100).meta({
  id: 'Subject',
  description: 'A member as this portal knows them: the `sub` of its ID tokens.',
  example: 'q3wUpJ0Yc5kX0d8m1v7l2Zt4n6b8s0aR9eTfGhJkLmN',
});

export const memberPath = z.strictObject({ sub: subject });

const instant = z.iso.datetime().meta({ description: 'UTC.', example: '2026-11-22T10:00:00.000Z' });
const level = z.enum(['none', 'low', 'substantial', 'high']).meta({
  id: 'Level',
  description: 'A level of assurance (eIDAS, art. 8); `none` proves nobody.',
});

const roleCode = z
  .string()
  .min(1)
  .max(60)
  .meta({ id: 'RoleCode', description: 'A role within a community.', example: 'co_manager' });

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
  .strictObject({
    items: z.array(community).max(100),
    next: z
      .string()
      .max(60)
      .nullable()
      .meta({ description: 'The `cursor` of the next page; null on the last one.' }),
  })
  .meta({ id: 'CommunityPage' });

export const communityQuery = z.strictObject({
  cursor: z.string().max(60).optional().meta({ description: 'Where the page before ended.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'Items a page.' }),
});

const role = z.strictObject({ code: roleCode, until: instant.nullable() }).meta({ id: 'Role' });

const membership = z
  .strictObject({
    community: slug,
    name: z.string().max(500),
    since: instant,
    until: instant.nullable(),
    roles: z.array(role).max(100),
  })
  .meta({ id: 'Membership' });

export const membershipList = z
  .strictObject({ items: z.array(membership).max(10_000) })
  .meta({ id: 'MembershipList' });

const evaluation = z.strictObject({
  subject: z.strictObject({ type: z.literal('member'), id: subject }),
  action: z.strictObject({
    name: roleCode.meta({
      description: '`member` asks for belonging, any other name for the role of that name.',
    }),
  }),
  resource: z.strictObject({ type: z.literal('community'), id: slug }),
});

export const checkRequest = evaluation.meta({
  id: 'CheckRequest',
  description: 'An access evaluation in the shape of AuthZEN 1.0.',
});

export const checkBatch = evaluation
  .partial()
  .extend({
    evaluations: z
      .array(evaluation.partial())
      .min(1)
      .max(1_000)
      .meta({ description: 'What a question leaves out is taken from beside the list.' }),
  })
  .meta({ id: 'CheckBatch', description: 'Access evaluations in the shape of AuthZEN 1.0.' });

export const checkAnswer = z
  .strictObject({
    decision: z.boolean(),
    context: z.strictObject({
      roles: z
        .array(roleCode)
        .max(100)
        .meta({ description: 'All roles that the member holds there.' }),
    }),
  })
  .meta({ id: 'CheckAnswer' });

export const checkBatchAnswer = z
  .strictObject({ evaluations: z.array(checkAnswer).max(1_000) })
  .meta({ id: 'CheckBatchAnswer', description: 'The answers in the order of the questions.' });

export const joinAnswer = z
  .strictObject({
    community: slug,
    outcome: z
      .enum(['joined', 'requested'])
      .meta({ description: 'Whether the member belongs now, or waits for the managers.' }),
  })
  .meta({ id: 'JoinAnswer' });

export const eventQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).meta({
    description: 'The `next` of the page before; 0 begins with the first.',
    format: 'int64',
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .meta({ description: 'Items a page.' }),
});

const position = z
  .int()
  .min(0)
  .meta({ format: 'int64', description: 'The place in the one order.' });

const change = z
  .strictObject({
    id: z.uuid(),
    position,
    type: z.enum([
      'stint.started',
      'stint.ended',
      'stint.suspended',
      'stint.resumed',
      'stint.paused',
      'stint.unpaused',
      'role.started',
      'role.ended',
      'group.joined',
      'group.left',
    ]),
    at: instant,
    community: slug,
    subject,
    role: roleCode.nullable(),
    group: slug.nullable().meta({ description: 'A group inside the community.' }),
  })
  .meta({ id: 'Change' });

export const changePage = z
  .strictObject({
    items: z.array(change).max(500),
    next: position.meta({ description: 'The `after` of the next request, now or later.' }),
  })
  .meta({ id: 'ChangePage' });

export const problem = z
  .strictObject({
    type: z.string().max(200),
    title: z.string().max(200),
    status: z.int().min(100).max(599).meta({ format: 'int32' }),
    detail: z.string().max(2_000).optional(),
    instance: z.string().max(200).optional(),
    code: z.string().max(100).optional().meta({ description: 'The stable name of the failure.' }),
    fields: z.array(z.string().max(80)).max(100).optional(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });
