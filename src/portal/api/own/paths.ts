// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { slugPath as path } from '../schemas.js';
import { application, joinAnswer, joinRequest, languageQuery, ownRequest } from './schemas.js';

const common = { tag: 'own', scope: 'memberships:write', by: 'member', path } as const;

export const ownPaths: ZodOpenApiPathsObject = {
  '/me/memberships/{slug}/application': {
    get: describe({
      ...common,
      id: 'own_application',
      summary: 'What the member fills in and accepts to join',
      description:
        'The questions of the community and the terms that the member has yet to accept, for the portal to show.',
      query: languageQuery,
      answers: { '200': ['The form and the terms.', application] },
      refusals: ['404'],
    }),
  },
  '/me/memberships/{slug}': {
    post: describe({
      ...common,
      id: 'own_membership',
      summary: 'The member joins a community',
      description:
        'Every rule of the community applies. What has to be accepted and answered is in the application; a refusal says in `alternatives` what the member can do to get in.',
      body: joinRequest,
      unchanged: true,
      bodyOptional: true,
      answers: {
        '201': ['The member belongs now.', joinAnswer],
        '202': ['The managers decide on the request.', joinAnswer],
      },
      refusals: ['404', '409', '422'],
    }),
    delete: describe({
      ...common,
      id: 'end_of_own_membership',
      summary: 'The member leaves a community',
      description:
        'Roles end with the membership. It has no `ETag`, so that `If-Match` holds for `*` alone.',
      unchanged: true,
      answers: { '204': ['The membership has ended.'] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/me/join-requests/{slug}': {
    get: describe({
      ...common,
      id: 'own_join_request',
      summary: 'The member’s request that waits',
      description: 'With the question of the managers, if they asked one.',
      answers: { '200': ['The request.', ownRequest, 'tagged'] },
      refusals: ['404'],
    }),
    delete: describe({
      ...common,
      id: 'end_of_own_join_request',
      summary: 'The member takes their request back',
      description: 'They may ask again at any time.',
      unchanged: true,
      answers: { '204': ['The request is withdrawn.'] },
      refusals: ['404', '422'],
    }),
  },
};
