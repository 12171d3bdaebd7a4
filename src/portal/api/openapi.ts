// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { createDocument, type ZodOpenApiObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import type { ApiDeps } from './deps.js';
import * as schema from './schemas.js';

export const apiVersion = '1.0.0';

type About = Pick<ApiDeps, 'origin' | 'issuer' | 'contact'>;

/** The OpenAPI 3.0.3 document of `/api/v1`, made from the schemas that the routes read with. */
export function openApiDocument(about: About): ReturnType<typeof createDocument> {
  const document: ZodOpenApiObject = {
    openapi: '3.0.3',
    info: {
      title: 'Piazza',
      version: apiVersion,
      description:
        'Memberships and roles for portals that delegate them to Piazza. ' +
        'A portal sees only the communities that it serves and only members who signed in to it. ' +
        'Every answer carries `Cache-Control: no-store`.',
      'x-summary': 'Memberships and roles for portals',
      'x-api-id': 'piazza',
      termsOfService: `${about.origin}/privacy`,
      contact: { name: about.contact.name, url: about.contact.url, email: about.contact.email },
      license: { name: 'AGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/agpl-3.0.html' },
    },
    servers: [{ url: `${about.origin}/api/v1`, description: 'This installation.' }],
    tags: [
      { name: 'communities', description: 'Communities that the portal serves.' },
      { name: 'memberships', description: 'Who belongs where, and with which roles.' },
      { name: 'status', description: 'Whether the service works.' },
    ],
    paths: { ...communityPaths, ...membershipPaths, ...eventPaths, ...ownPaths, ...statusPath },
    components: { securitySchemes: securitySchemes(about.issuer) },
  };
  return createDocument(document, {
    override: ({ jsonSchema }) => {
      // The guidelines want a format at every number.
      if (jsonSchema.type === 'integer' && !jsonSchema.format) jsonSchema.format = 'int32';
    },
  });
}

const number = z.int().min(0).max(2_147_483_647);
const limitHeaders = z.object({
  'RateLimit-Limit': number.meta({ description: 'Requests allowed in the window.' }),
  'RateLimit-Remaining': number.meta({ description: 'Requests left in it.' }),
  'RateLimit-Reset': number.meta({ description: 'Seconds until it begins anew.' }),
});
const retryHeaders = limitHeaders.extend({
  'Retry-After': number.meta({ description: 'Seconds to wait.' }),
});

const json = (content: z.ZodType, description: string) => ({
  description,
  headers: limitHeaders,
  content: { 'application/json': { schema: content } },
});
const problem = (description: string, headers: z.ZodObject = limitHeaders) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: schema.problem } },
});

const refusals: ZodOpenApiResponsesObject = {
  '400': problem('The request is not written correctly.'),
  '401': problem('The access token is missing or not valid.'),
  '403': problem('The access token does not include the scope, or a rule forbids it.'),
  '429': problem('Too many requests.', retryHeaders),
  '503': problem('The service is not available right now.', retryHeaders),
};

const slug = z.object({ slug: schema.slug });

const communityPaths: ZodOpenApiObject['paths'] = {
  '/communities': {
    get: {
      operationId: 'communities',
      tags: ['communities'],
      summary: 'Communities that the portal serves',
      description: 'By slug, page by page, in the language of `Accept-Language`.',
      security: [{ portal: ['communities:read'] }],
      requestParams: { query: schema.communityQuery },
      responses: { '200': json(schema.communityPage, 'A page of communities.'), ...refusals },
    },
  },
};

const membershipPaths: ZodOpenApiObject['paths'] = {
  '/members/{sub}/memberships': {
    get: {
      operationId: 'memberships_of_member',
      tags: ['memberships'],
      summary: 'Where a member belongs',
      description: 'Live memberships with their roles, in communities that the portal serves.',
      security: [{ portal: ['memberships:read'] }],
      requestParams: { path: schema.memberPath },
      responses: {
        '200': json(schema.membershipList, 'The memberships.'),
        '404': problem('The portal does not know this member.'),
        ...refusals,
      },
    },
  },
  '/check': {
    post: {
      operationId: 'membership_decision',
      tags: ['memberships'],
      summary: 'Whether a member belongs or holds a role',
      description:
        'Answers from the database at every call. Of a member or a community that is not the portal’s it says no.',
      security: [{ portal: ['memberships:read'] }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schema.checkRequest } },
      },
      responses: { '200': json(schema.checkAnswer, 'The decision.'), ...refusals },
    },
  },
  '/check/batch': {
    post: {
      operationId: 'membership_decisions',
      tags: ['memberships'],
      summary: 'Up to 1,000 such questions at once',
      description: 'Answered in their order by one look at the database.',
      security: [{ portal: ['memberships:read'] }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schema.checkBatch } },
      },
      responses: { '200': json(schema.checkBatchAnswer, 'The decisions.'), ...refusals },
    },
  },
};

const eventPaths: ZodOpenApiObject['paths'] = {
  '/events': {
    get: {
      operationId: 'changes',
      tags: ['memberships'],
      summary: 'What changed since the last request',
      description:
        'Memberships and roles that began or ended in communities that the portal serves, of members whom it knows, in one order for all readers.',
      security: [{ portal: ['events:read'] }],
      requestParams: { query: schema.eventQuery },
      responses: { '200': json(schema.changePage, 'The changes.'), ...refusals },
    },
  },
};

const ownPaths: ZodOpenApiObject['paths'] = {
  '/me/memberships/{slug}': {
    post: {
      operationId: 'own_membership',
      tags: ['memberships'],
      summary: 'The member joins a community',
      description: 'With the member’s own access token; every rule of the community applies.',
      security: [{ member: ['memberships:write'] }],
      requestParams: { path: slug },
      responses: {
        '201': json(schema.joinAnswer, 'The member belongs now.'),
        '202': json(schema.joinAnswer, 'The managers decide on the request.'),
        '404': problem('There is no such community, or the portal does not serve it.'),
        '409': problem('The member belongs already, or a request is waiting.'),
        ...refusals,
      },
    },
    delete: {
      operationId: 'end_of_own_membership',
      tags: ['memberships'],
      summary: 'The member leaves a community',
      description: 'With the member’s own access token; roles end with the membership.',
      security: [{ member: ['memberships:write'] }],
      requestParams: { path: slug },
      responses: {
        '204': { description: 'The membership has ended.', headers: limitHeaders },
        '404': problem('There is no such community, or the portal does not serve it.'),
        '409': problem('The member does not belong to it.'),
        ...refusals,
      },
    },
  },
};

const statusPath: ZodOpenApiObject['paths'] = {
  '/status': {
    get: {
      operationId: 'status',
      tags: ['status'],
      summary: 'Whether the service works',
      description: 'For probes; needs no token.',
      responses: {
        '200': {
          description: 'It works.',
          content: { 'application/problem+json': { schema: schema.problem } },
        },
        '503': {
          description: 'It does not.',
          headers: z.object({ 'Retry-After': number }),
          content: { 'application/problem+json': { schema: schema.problem } },
        },
      },
    },
  },
};

const securitySchemes = (issuer: string) => ({
  portal: {
    type: 'oauth2' as const,
    description: 'A portal by itself, with its client credentials.',
    flows: {
      clientCredentials: {
        tokenUrl: `${issuer}/token`,
        scopes: {
          'communities:read': 'Read the communities that the portal serves',
          'memberships:read': 'Ask who belongs to them',
          'events:read': 'Ask what changed in them',
        },
      },
    },
  },
  member: {
    type: 'oauth2' as const,
    description: 'A member through a portal, for the resource of this API (RFC 8707).',
    flows: {
      authorizationCode: {
        authorizationUrl: `${issuer}/auth`,
        tokenUrl: `${issuer}/token`,
        scopes: { 'memberships:write': 'Join and leave communities' },
      },
    },
  },
});
