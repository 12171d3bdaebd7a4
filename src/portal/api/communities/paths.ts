// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { slugPath } from '../schemas.js';
import { community, communityPage, communityQuery, groupPage, groupQuery } from './schemas.js';

const common = { tag: 'communities', scope: 'communities:read', by: 'portal' } as const;

export const communityPaths: ZodOpenApiPathsObject = {
  '/communities': {
    get: describe({
      ...common,
      id: 'communities',
      summary: 'Communities that the portal serves',
      description: 'By their public names, page by page, in the language of `Accept-Language`.',
      query: communityQuery,
      answers: { '200': ['A page of communities.', communityPage, 'paged'] },
    }),
  },
  '/communities/{slug}': {
    get: describe({
      ...common,
      id: 'community',
      summary: 'One community',
      description: 'In the language of `Accept-Language`.',
      path: slugPath,
      answers: { '200': ['The community.', community, 'tagged'] },
      refusals: ['404'],
    }),
  },
  '/communities/{slug}/groups': {
    get: describe({
      ...common,
      id: 'groups_of_community',
      summary: 'The groups inside a community',
      description: 'As claims name them behind its own name: `<community>:<group>`.',
      path: slugPath,
      query: groupQuery,
      answers: { '200': ['A page of groups.', groupPage, 'paged'] },
      refusals: ['404'],
    }),
  },
};
