// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler, Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { sendScim } from './answer.js';
import { scimCaller } from './caller.js';
import { baseOf, type ScimDeps } from './deps.js';
import { presentList } from './present.js';
import { defaultPageSize, maxPageSize } from './query.js';
import { schemaIds, schemas } from './schemas.js';

/** What is offered here and how it looks (RFC 7644, 4). */
export function discoveryRoutes(router: Router, deps: ScimDeps): void {
  const base = baseOf(deps);
  const described = Object.values(schemas).map((one) => one.describe(`${base}/Schemas`));
  const lists = [
    { path: '/Schemas', all: described },
    { path: '/ResourceTypes', all: resourceTypes(base) },
  ];
  offer(deps, router, '/ServiceProviderConfig', (_req, res) =>
    sendScim(res, serviceProviderConfig(base)),
  );
  for (const { path, all } of lists) {
    offer(deps, router, path, (req, res) => {
      // Someone who filters here mistakes it for a list of resources (RFC 7644, 4).
      if (req.query['filter'] !== undefined) throw new PiazzaError('right.missing');
      sendScim(res, presentList(all, { next: undefined, first: true }));
    });
    offer(deps, router, `${path}/:id`, (req, res) => {
      const found = all.find(({ id }) => id === req.params['id']);
      if (!found) throw new PiazzaError('scim.not_found');
      sendScim(res, found);
    });
  }
}

function offer(
  deps: Pick<ScimDeps, 'now'>,
  router: Router,
  path: string,
  answer: RequestHandler,
): void {
  const read: RequestHandler = (req, res, next) => {
    scimCaller(deps, req);
    return answer(req, res, next);
  };
  router.get(path, read);
  router.all(path, (_req, res) => {
    res.set('Allow', 'GET');
    throw new PiazzaError('scim.method');
  });
}

const serviceProviderConfig = (base: string) => ({
  schemas: [schemaIds.serviceProviderConfig],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: maxPageSize },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  pagination: {
    cursor: true,
    index: false,
    defaultPaginationMethod: 'cursor',
    defaultPageSize,
    maxPageSize,
  },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth 2.0',
      description:
        'An access token for the API: the portal’s own with the scope scim; of a member who may invite, with scim:write too.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});

const resourceTypes = (base: string) =>
  [
    { name: 'User', schema: schemaIds.user, endpoint: '/Users', extensions: [] },
    {
      name: 'Group',
      schema: schemaIds.group,
      endpoint: '/Groups',
      extensions: [{ schema: schemaIds.community, required: false }],
    },
  ].map(({ name, schema, endpoint, extensions }) => ({
    schemas: [schemaIds.resourceType],
    id: name,
    name,
    description: schemas[name === 'User' ? 'user' : 'group'].description,
    endpoint,
    schema,
    schemaExtensions: extensions,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }));
