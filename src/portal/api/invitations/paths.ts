// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { made, slugPath, thingPath } from '../schemas.js';
import { invitation, invitationPage, invitationQuery, newInvitation } from './schemas.js';

const common = { tag: 'invitations', scope: 'communities:manage', by: 'member' } as const;

export const invitationPaths: ZodOpenApiPathsObject = {
  '/communities/{slug}/invitations': {
    get: describe({
      ...common,
      id: 'invitations',
      summary: 'Invitations to a community',
      description: 'Newest first, those that are over too.',
      path: slugPath,
      query: invitationQuery,
      answers: { '200': ['A page of invitations.', invitationPage, 'paged'] },
      refusals: ['404'],
    }),
    post: describe({
      ...common,
      id: 'new_invitation',
      summary: 'Invites somebody by mail',
      description:
        'A role goes with it as an offer, for who may give that role and signed in just now.',
      path: slugPath,
      body: newInvitation,
      unchanged: true,
      answers: { '201': ['The letter is on its way.', made] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/communities/{slug}/invitations/{id}': {
    get: describe({
      ...common,
      id: 'invitation',
      summary: 'One invitation',
      description: 'And what became of it.',
      path: thingPath,
      answers: { '200': ['The invitation.', invitation, 'tagged'] },
      refusals: ['404'],
    }),
    delete: describe({
      ...common,
      id: 'end_of_invitation',
      summary: 'Takes an invitation back',
      description: 'The link of its letter is dead.',
      path: thingPath,
      unchanged: true,
      answers: { '204': ['The invitation is taken back.'] },
      refusals: ['404', '409', '422'],
    }),
  },
};
