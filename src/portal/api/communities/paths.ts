// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { slugPath } from '../schemas.js';
import { community, communityPage, communityQuery } from './schemas.js';

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
};
