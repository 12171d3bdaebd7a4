// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

// Each schema describes the document and checks what comes in; a test holds real answers against it.

export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/)
  .meta({ id: 'Slug', description: 'The public name of a community.', example: 'giovani' });

export const subject = z.string().min(1).max(100).meta({
  id: 'Subject',
  description: 'A member as this portal knows them: the `sub` of its ID tokens.',
  example: 'q3wUpJ0Yc5kX0d8m1v7l2Zt4n6b8s0aR9eTfGhJkLmN',
});

export const memberPath = z.strictObject({ sub: subject.meta({ param: { id: 'Sub' } }) });

export const instant = z.iso
  .datetime()
  .meta({ description: 'UTC.', example: '2026-11-22T10:00:00.000Z' });
export const level = z.enum(['none', 'low', 'substantial', 'high']).meta({
  id: 'Level',
  description: 'A level of assurance (eIDAS, art. 8); `none` proves nobody.',
});

export const roleCode = z
  .string()
  .min(1)
  .max(60)
  .meta({ id: 'RoleCode', description: 'A role within a community.', example: 'co_manager' });

export const role = z
  .strictObject({ code: roleCode, until: instant.nullable() })
  .meta({ id: 'Role' });

/** Those that members are given by others. */
export const grantableRole = z
  .enum([
    'manager',
    'co_manager',
    'membership_manager',
    'moderator',
    'facilitator',
    'editor',
    'observer',
  ])
  .meta({ id: 'GrantableRole' });

export const made = z.strictObject({ id: z.uuid() }).meta({ id: 'Made' });

/** A whole number in a query, in digits and in no other way of writing it: an empty one is a fault of who sends it. */
export function digits<Schema extends z.ZodType<number>>(schema: Schema) {
  const read = (sent: unknown): unknown =>
    typeof sent === 'string' && /^\d{1,16}$/.test(sent) ? Number(sent) : sent;
  return z.preprocess(read, schema);
}

/** A sealed word that means something to this service only. */
export const place = z.string().min(1).max(500);
/** Where the next page begins. */
export const next = place
  .nullable()
  .meta({ description: 'The `cursor` of the next page; null on the last one.' });
const limit = digits(z.int().min(1).max(100))
  .default(50)
  .meta({ param: { id: 'Limit', description: 'Items a page, at most.' } });

/** What every list is asked by. */
export const paging = {
  cursor: place
    .optional()
    .meta({ param: { id: 'Cursor', description: 'The `next` of the page before.' } }),
  limit,
};

const slugOfPath = slug.meta({ param: { id: 'Community' } });
export const slugPath = z.strictObject({ slug: slugOfPath });
/** One thing in a community. */
export const thingPath = z.strictObject({
  slug: slugOfPath,
  id: z.uuid().meta({ param: { id: 'Thing' } }),
});

const someNames = z.array(z.string().max(300)).max(100).optional();
const act = z.strictObject({
  act: z.enum([
    'sign_in',
    'prove_address',
    'affiliate',
    'ask_confirmation',
    'fill_form',
    'accept_terms',
  ]),
  minimum_level: level.optional(),
  providers: someNames,
  age: z.enum(['adults', 'minors']).optional().meta({
    description: 'Of a sign-in that has to tell that the member is of this age.',
  }),
  domains: someNames,
  places: someNames,
});
export const alternative = z
  .strictObject({
    path: z.string().max(30),
    result: z.enum(['join', 'submit']),
    acts: z.array(act).max(10),
    waits_for: z.enum(['representative']).optional().meta({
      description:
        'Who decides once the member has done all: they can only ask. Absent where the acts are enough.',
    }),
  })
  .meta({
    id: 'JoinAlternative',
    description:
      'Acts that, all done, let the member join or send a request: sign in again (with one of `providers`, at `minimum_level`), prove an address at one of `domains`, say that they belong to one of `places` and prove it, ask who represents one of `places` to confirm that they belong to it (who then decides: `waits_for`), answer the questions, accept the terms.',
  });

export const problem = z
  .strictObject({
    type: z.string().max(200),
    title: z.string().max(200),
    status: z.int().min(100).max(599).meta({ format: 'int32' }),
    detail: z.string().max(2_000).optional(),
    instance: z.string().max(200).optional(),
    code: z.string().max(100).optional().meta({ description: 'The stable name of the failure.' }),
    fields: z.array(z.string().max(80)).max(100).optional(),
    alternatives: z.array(alternative).max(20).optional().meta({
      description:
        'Of a refused join: each is enough by itself. None where nothing that the member does would help.',
    }),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });
