// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { instant, level, next, paging, subject } from '../schemas.js';

export const requestQuery = z.strictObject(paging);

export const waitingRequest = z
  .strictObject({
    id: z.uuid(),
    subject,
    name: z.string().max(500).nullable().meta({
      description:
        'As the person chose to be called; null where the portal does not receive it, as at a sign-in (`profile`).',
    }),
    message: z.string().max(2_000),
    level: level.meta({ description: 'How well the person proved who they are.' }),
    created_at: instant,
    expected_by: instant.meta({ description: 'When the answer is due.' }),
    status: z.enum(['pending', 'needs_info']).meta({
      description: 'Whether it can be decided, or waits for the person’s reply to a question.',
    }),
    question: z.string().max(5_000).nullable(),
    reply: z.string().max(5_000).nullable(),
    answers: z
      .array(
        z.strictObject({
          name: z.string().max(40),
          title: z.string().max(200),
          answer: z.union([z.string().max(2_000), z.int(), z.boolean()]),
        }),
      )
      .max(20)
      .meta({ description: 'To the questions of the community; empty for who may not read them.' }),
  })
  .meta({ id: 'WaitingJoinRequest' });

export const waitingPage = z.strictObject({ items: z.array(waitingRequest).max(100), next }).meta({
  id: 'WaitingJoinRequestPage',
  description: 'A page may be empty and have another behind it.',
});

export const decision = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: z
      .string()
      .max(2_000)
      .optional()
      .meta({ description: 'The person reads it; a refusal needs one.' }),
    may_reapply: z
      .boolean()
      .optional()
      .meta({ description: 'After a refusal: the person may ask again at once.' }),
  })
  .meta({ id: 'Decision' });

export const decided = z
  .strictObject({ id: z.uuid(), status: z.enum(['approved', 'rejected']) })
  .meta({ id: 'DecidedJoinRequest' });
