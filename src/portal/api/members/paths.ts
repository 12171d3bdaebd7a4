// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { memberPath, slugPath } from '../schemas.js';
import {
  digest,
  digestQuery,
  member,
  memberOfPath,
  memberPage,
  memberQuery,
  membershipList,
  stintPage,
  stintQuery,
} from './schemas.js';

const one = { tag: 'members', by: 'portal', scope: 'memberships:read', path: memberPath } as const;
const roster = { tag: 'members', by: 'portal', scope: 'members:read' } as const;

export const memberPaths: ZodOpenApiPathsObject = {
  '/members/{sub}/memberships': {
    get: describe({
      ...one,
      id: 'memberships_of_member',
      summary: 'Where a member belongs',
      description:
        'Live memberships with their roles and groups, in communities that the portal serves.',
      answers: { '200': ['The memberships.', membershipList] },
      refusals: ['404'],
    }),
  },
  '/members/{sub}/stints': {
    get: describe({
      ...one,
      id: 'stints_of_member',
      summary: 'Where a member belongs and belonged',
      description: 'Each period of belonging, newest first, in communities that the portal serves.',
      query: stintQuery,
      answers: { '200': ['A page of stints.', stintPage, 'paged'] },
      refusals: ['404'],
    }),
  },
  '/communities/{slug}/members': {
    get: describe({
      ...roster,
      id: 'members_of_community',
      summary: 'Who belongs to a community',
      description:
        'Of the members whom the portal knows, in the order in which they joined. A page looks at a thousand memberships at most, so that it may be short, or empty, and have another behind it: an empty page says nothing but that the portal goes on with `next`. With `changed_since` a page is empty only where 51,000 changes that are not the portal’s stand in a row, or none is left.',
      path: slugPath,
      query: memberQuery,
      answers: { '200': ['A page of members.', memberPage, 'paged'] },
      refusals: ['404'],
    }),
  },
  '/communities/{slug}/members/{sub}': {
    get: describe({
      ...roster,
      id: 'member_of_community',
      summary: 'One member of a community',
      description: 'With the roles that they hold and the groups that they are in there.',
      path: memberOfPath,
      answers: { '200': ['The member.', member, 'tagged'] },
      refusals: ['404'],
    }),
  },
  '/communities/{slug}/digest': {
    get: describe({
      ...roster,
      id: 'digest_of_community',
      summary: 'Whether the portal still holds what is true',
      description:
        'The hash of a slice of the members whom the portal knows, by when they joined (`since`), from `from` on and before `to`. ' +
        'Each is a line `<subject> <role>,<role>` in UTF-8; the roles, and the lines, are in the order of their bytes, ' +
        'the lines apart by one line feed. In version 2 a line goes on with a space and the groups, `<subject> <role>,<role> <group>,<group>`. Where the portal’s own hash differs, it reads the members of that slice again.',
      path: slugPath,
      query: digestQuery,
      answers: { '200': ['The digest of a slice.', digest] },
      refusals: ['404'],
    }),
  },
};
