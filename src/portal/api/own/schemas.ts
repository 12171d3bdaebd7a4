// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { instant, slug } from '../schemas.js';

const questionName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]{0,39}$/);
const mostAnswers = 20;
const language = z.enum(['it', 'en']);

export const languageQuery = z.strictObject({
  language: language.optional().meta({
    description: 'Of the terms; the one of `Accept-Language` when it is left out.',
  }),
});

export const application = z
  .strictObject({
    form: z
      .strictObject({
        id: z.uuid().meta({ description: 'The version, to send back with the answers.' }),
        json_schema: z.looseObject({}).meta({
          maxProperties: 20,
          description:
            'JSON Schema 2020-12 of the answers: texts, choices, numbers and boxes, their titles in Italian, `x-en` in English.',
        }),
      })
      .nullable()
      .meta({ description: 'The questions of the community; null where it asks none.' }),
    terms: z
      .array(
        z
          .strictObject({
            id: z.uuid().meta({ description: 'The version, to send back when it is accepted.' }),
            of: z.enum(['service', 'community']).meta({ description: 'Whose terms they are.' }),
            number: z.int().min(1).max(1_000_000),
            language,
            text: z
              .string()
              .max(200_000)
              .meta({ description: 'Paragraphs apart by an empty line.' }),
          })
          .meta({ id: 'OwedTerms' }),
      )
      .max(10)
      .meta({ description: 'What the member has yet to accept.' }),
  })
  .meta({ id: 'Application' });

export const joinRequest = z
  .strictObject({
    message: z.string().max(2_000).optional().meta({ description: 'For those who decide.' }),
    form: z
      .strictObject({
        id: z.uuid(),
        answers: z
          .record(questionName, z.union([z.string().max(2_000), z.int(), z.boolean()]))
          .refine((answers) => Object.keys(answers).length <= mostAnswers)
          .meta({
            description: 'By the names of the questions; a box that is ticked is `true`.',
            maxProperties: mostAnswers,
          }),
      })
      .optional()
      .meta({ description: 'The form that the member was shown, filled in.' }),
    terms: z
      .strictObject({
        accepted: z.array(z.uuid()).max(10),
        language: language.meta({ description: 'In which the member read them.' }),
      })
      .optional()
      .meta({ description: 'The versions that the member was shown and accepted.' }),
  })
  .meta({ id: 'JoinRequest' });

export const joinAnswer = z
  .strictObject({
    community: slug,
    outcome: z
      .enum(['joined', 'requested'])
      .meta({ description: 'Whether the member belongs now, or waits for the managers.' }),
  })
  .meta({ id: 'JoinAnswer' });

export const ownRequest = z
  .strictObject({
    community: slug,
    status: z.enum(['pending', 'needs_info']).meta({
      description: 'Whether the community has to answer, or the member a question of theirs.',
    }),
    created_at: instant,
    expected_by: instant.meta({ description: 'When the community has promised to answer.' }),
    question: z.string().max(5_000).nullable(),
  })
  .meta({ id: 'OwnJoinRequest' });
