// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { slugPath, thingPath } from '../schemas.js';
import { decided, decision, requestQuery, waitingPage, waitingRequest } from './schemas.js';

const common = { tag: 'join-requests', scope: 'communities:manage', by: 'member' } as const;

export const joinRequestPaths: ZodOpenApiPathsObject = {
  '/communities/{slug}/join-requests': {
    get: describe({
      ...common,
      id: 'join_requests',
      summary: 'Requests that wait for a decision',
      description:
        'Oldest first, of people whom the portal knows, for a member who decides on them. Others are decided in Piazza.',
      path: slugPath,
      query: requestQuery,
      answers: { '200': ['A page of requests.', waitingPage, 'paged'] },
      refusals: ['404'],
    }),
  },
  '/communities/{slug}/join-requests/{id}': {
    get: describe({
      ...common,
      id: 'join_request',
      summary: 'One request that waits',
      description: 'With the answers, for who may read them.',
      path: thingPath,
      answers: { '200': ['The request.', waitingRequest, 'tagged'] },
      refusals: ['404'],
    }),
  },
  '/communities/{slug}/join-requests/{id}/decision': {
    post: describe({
      ...common,
      id: 'decision_on_join_request',
      summary: 'Lets somebody in, or refuses them',
      description:
        'Nobody decides on their own request. Whether the person may join is judged anew.',
      path: thingPath,
      body: decision,
      unchanged: true,
      answers: { '200': ['The request is decided.', decided] },
      refusals: ['404', '409', '422'],
    }),
  },
};
