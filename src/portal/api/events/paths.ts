// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { describe } from '../describe.js';
import { changePage, eventQuery } from './schemas.js';

export const eventPaths: ZodOpenApiPathsObject = {
  '/events': {
    get: describe({
      id: 'changes',
      tag: 'members',
      scope: 'events:read',
      by: 'portal',
      summary: 'What changed since the last request',
      description:
        'Memberships and roles that began, ended or go on until another day in communities that the portal serves, of members whom it knows, from when on it knows them, and which of those were merged or erased, or are kept out everywhere or let in again, in one order for all readers. A page looks at 50,000 places of that order at most, so that it may be short, or empty, and have `more` behind it: the portal keeps `next` and asks again until there is no more.',
      query: eventQuery,
      answers: { '200': ['The changes.', changePage] },
    }),
  },
};
