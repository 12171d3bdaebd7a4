// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { roleCode, slug, subject } from '../schemas.js';

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
