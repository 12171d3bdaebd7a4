// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDocument, type ZodOpenApiObject } from 'zod-openapi';
import { checkPaths } from './check/paths.js';
import { communityPaths } from './communities/paths.js';
import type { ApiDeps } from './deps.js';
import { ofService, ofServiceDown } from './answers.js';
import { eventPaths } from './events/paths.js';
import { invitationPaths } from './invitations/paths.js';
import { joinRequestPaths } from './join-requests/paths.js';
import { memberPaths } from './members/paths.js';
import { ownPaths } from './own/paths.js';
import { roleGrantPaths } from './role-grants/paths.js';
import { problem } from './schemas.js';

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
      { name: 'members', description: 'Who belongs where, and with which roles.' },
      { name: 'own', description: 'What members do for themselves, with their own access token.' },
      {
        name: 'join-requests',
        description: 'What members who manage decide, with their own access token.',
      },
      { name: 'invitations', description: 'Whom members who manage invite by mail.' },
      { name: 'role-grants', description: 'Roles, by the consent of both sides.' },
      { name: 'status', description: 'Whether the service works.' },
    ],
    paths: {
      ...communityPaths,
      ...memberPaths,
      ...checkPaths,
      ...eventPaths,
      ...ownPaths,
      ...joinRequestPaths,
      ...invitationPaths,
      ...roleGrantPaths,
      ...statusPath,
    },
    components: { securitySchemes: securitySchemes(about.issuer) },
  };
  return createDocument(document, {
    override: ({ jsonSchema }) => {
      // The guidelines want a format at every number.
      if (jsonSchema.type === 'integer' && !jsonSchema.format) jsonSchema.format = 'int32';
      // The same as the format says, at greater length.
      if (jsonSchema.format) delete jsonSchema.pattern;
      // They want both bounds written, the least one too.
      if (jsonSchema.type === 'array') jsonSchema.minItems ??= 0;
    },
  });
}

const statusPath: ZodOpenApiObject['paths'] = {
  '/status': {
    get: {
      operationId: 'status',
      tags: ['status'],
      summary: 'Whether the service works',
      description: 'For probes; needs no token.',
      security: [{}],
      responses: {
        '200': {
          description: 'It works.',
          headers: ofService,
          content: { 'application/problem+json': { schema: problem } },
        },
        '503': {
          description: 'It does not.',
          headers: ofServiceDown,
          content: { 'application/problem+json': { schema: problem } },
        },
      },
    },
  },
};

const tokens = 'Access tokens are JWTs (RFC9068), made and checked as RFC8725 asks.';

const securitySchemes = (issuer: string) => ({
  portal: {
    type: 'oauth2' as const,
    description: `A portal by itself, with its client credentials. ${tokens}`,
    flows: {
      clientCredentials: {
        tokenUrl: `${issuer}/token`,
        scopes: {
          'communities:read': 'Read the communities that the portal serves',
          'memberships:read': 'Ask who belongs to them',
          'members:read': 'List who belongs to them',
          'events:read': 'Ask what changed in them',
        },
      },
    },
  },
  member: {
    type: 'oauth2' as const,
    description: `A member through a portal, for the resource of this API (RFC8707). ${tokens}`,
    flows: {
      authorizationCode: {
        authorizationUrl: `${issuer}/auth`,
        tokenUrl: `${issuer}/token`,
        scopes: {
          'memberships:write': 'Join and leave communities, answer offers of roles',
          'communities:manage': 'Decide on requests, invite and give roles, where the member may',
        },
      },
    },
  },
});
