// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { roleCode, slug, subject } from '../schemas.js';
import { mostQuestions } from './question.js';

const mostExtras = 100;

/** What the caller's software says of its own accord (AuthZEN 1.0, 5): taken, and passed over. */
const extras = z
  .looseObject({})
  .refine((one) => Object.keys(one).length <= mostExtras)
  .meta({
    id: 'CheckExtras',
    maxProperties: mostExtras,
    description: 'Taken from software that sends it; decides nothing.',
  });

const properties = extras.optional();

const evaluation = z.strictObject({
  subject: z
    .strictObject({ type: z.literal('member'), id: subject, properties })
    .meta({ id: 'CheckSubject' }),
  action: z
    .strictObject({
      name: roleCode.meta({
        description: '`member` asks for belonging, any other name for the role of that name.',
      }),
      properties,
    })
    .meta({ id: 'CheckAction' }),
  resource: z
    .strictObject({
      type: z.literal('community'),
      id: slug,
      group: slug.optional().meta({
        description:
          'A group inside it: who is not in that group is answered no, whatever their roles.',
      }),
      properties,
    })
    .meta({ id: 'CheckResource' }),
  context: extras.optional(),
});

const options = z.strictObject({
  evaluations_semantic: z
    .literal('execute_all')
    .optional()
    .meta({ description: 'Every question is answered; no other semantic is offered.' }),
});

export const checkRequest = evaluation.meta({
  id: 'CheckRequest',
  description: 'An access evaluation in the shape of AuthZEN 1.0.',
});

export const checkBatch = evaluation
  .partial()
  .extend({
    evaluations: z.array(evaluation.partial()).max(mostQuestions).optional().meta({
      description:
        'What a question leaves out is taken from beside the list. Without a list, or with an empty one, what stands beside it is the one question.',
    }),
    options: options.optional(),
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

/** An object in either case: the Italian guidelines want no other answer. */
export const checkBatchAnswer = checkAnswer
  .partial()
  .extend({
    evaluations: z
      .array(checkAnswer)
      .max(mostQuestions)
      .optional()
      .meta({ description: 'The answers in the order of the questions.' }),
  })
  .meta({
    id: 'CheckBatchAnswer',
    description: 'The answers; or as of `/check`, where one was asked for.',
  });
