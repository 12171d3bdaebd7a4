// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { checkAnswer, checkBatch, checkBatchAnswer, checkRequest } from './schemas.js';

const common = { tag: 'members', scope: 'memberships:read', by: 'portal' } as const;

export const checkPaths: ZodOpenApiPathsObject = {
  '/check': {
    post: describe({
      ...common,
      id: 'membership_decision',
      summary: 'Whether a member belongs or holds a role',
      description:
        'Answers from the database at every call. Of a member or a community that is not the portal’s it says no.',
      body: checkRequest,
      answers: { '200': ['The decision.', checkAnswer] },
    }),
  },
  '/check/batch': {
    post: describe({
      ...common,
      id: 'membership_decisions',
      summary: 'Up to 1,000 such questions at once',
      description:
        'Answered in their order by one look at the database; 256 kB at most. Without `evaluations` it is one question, answered as by `/check`.',
      body: checkBatch,
      answers: { '200': ['The decisions.', checkBatchAnswer] },
    }),
  },
};
