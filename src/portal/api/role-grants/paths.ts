// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { made, slugPath, thingPath } from '../schemas.js';
import {
  acceptance,
  grantPage,
  grantQuery,
  offer,
  ownGrants,
  proposal,
  revocation,
  roleGrant,
} from './schemas.js';

const managing = { tag: 'role-grants', scope: 'communities:manage', by: 'member' } as const;
const own = { tag: 'role-grants', scope: 'memberships:write', by: 'member' } as const;

const ofCommunity: ZodOpenApiPathsObject = {
  '/communities/{slug}/role-grants': {
    get: describe({
      ...managing,
      id: 'role_grants',
      summary: 'Roles that are held, offered or proposed',
      description: 'Of members whom the portal knows, for a member who decides there or appoints.',
      path: slugPath,
      query: grantQuery,
      answers: { '200': ['A page of roles.', grantPage, 'paged'] },
      refusals: ['404'],
    }),
    post: describe({
      ...managing,
      id: 'role_offer',
      summary: 'Offers a role to a member',
      description:
        'It begins when the member accepts. Asks for a sign-in of the last fifteen minutes.',
      path: slugPath,
      body: offer,
      unchanged: true,
      answers: { '201': ['The role is offered.', made] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/communities/{slug}/role-grants/{id}': {
    get: describe({
      ...managing,
      id: 'role_grant',
      summary: 'One role',
      description: 'Held, offered or proposed; one that ended is not there any more.',
      path: thingPath,
      answers: { '200': ['The role.', roleGrant, 'tagged'] },
      refusals: ['404'],
    }),
    delete: describe({
      ...managing,
      id: 'end_of_role_grant',
      summary: 'Revokes a role, takes an offer back, declines a proposal',
      description:
        'Revoking asks for a sign-in of the last fifteen minutes, and tells the member that no reason was given: `revocation` gives one.',
      path: thingPath,
      unchanged: true,
      answers: { '204': ['It has ended.'] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/communities/{slug}/role-grants/{id}/revocation': {
    post: describe({
      ...managing,
      id: 'revocation_of_role',
      summary: 'Revokes a role that is held, with a reason',
      description:
        'The member reads the reason and may appeal to the regional staff. Asks for a sign-in of the last fifteen minutes.',
      path: thingPath,
      body: revocation,
      bodyOptional: true,
      unchanged: true,
      answers: { '204': ['It has ended.'] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/communities/{slug}/role-grants/{id}/acceptance': {
    post: describe({
      ...managing,
      id: 'acceptance_of_role_proposal',
      summary: 'Accepts a member’s proposal',
      description: 'The role begins. Asks for a sign-in of the last fifteen minutes.',
      path: thingPath,
      body: acceptance,
      bodyOptional: true,
      unchanged: true,
      answers: { '200': ['The role, which is held now.', roleGrant] },
      refusals: ['404', '409', '422'],
    }),
  },
};

const ofMember: ZodOpenApiPathsObject = {
  '/me/role-grants/{slug}': {
    get: describe({
      ...own,
      id: 'own_role_grants',
      summary: 'The member’s own roles in a community',
      description: 'Held, offered to them, or proposed by them.',
      path: slugPath,
      answers: { '200': ['The roles.', ownGrants] },
      refusals: ['404'],
    }),
    post: describe({
      ...own,
      id: 'own_role_proposal',
      summary: 'The member puts themselves forward for a role',
      description: 'It begins when the community accepts.',
      path: slugPath,
      body: proposal,
      unchanged: true,
      answers: { '201': ['The role is proposed.', made] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/me/role-grants/{slug}/{id}': {
    get: describe({
      ...own,
      id: 'own_role_grant',
      summary: 'One role of the member’s own',
      description: 'Held, offered or proposed.',
      path: thingPath,
      answers: { '200': ['The role.', roleGrant, 'tagged'] },
      refusals: ['404'],
    }),
    delete: describe({
      ...own,
      id: 'end_of_own_role_grant',
      summary: 'Gives a role back, declines an offer, takes a proposal back',
      description: 'The member stays a member. The last manager cannot go so.',
      path: thingPath,
      unchanged: true,
      answers: { '204': ['It has ended.'] },
      refusals: ['404', '409', '422'],
    }),
  },
  '/me/role-grants/{slug}/{id}/acceptance': {
    post: describe({
      ...own,
      id: 'acceptance_of_role_offer',
      summary: 'Accepts a role that is offered',
      description: 'It begins. Asks for the level that the role demands of its holder.',
      path: thingPath,
      unchanged: true,
      answers: { '200': ['The role, which is held now.', roleGrant] },
      refusals: ['404', '409', '410', '422'],
    }),
  },
};

export const roleGrantPaths: ZodOpenApiPathsObject = { ...ofCommunity, ...ofMember };
