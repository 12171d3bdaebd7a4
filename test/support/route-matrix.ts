// SPDX-License-Identifier: AGPL-3.0-or-later

/** A browser without and with somebody signed in; a portal's token with the one scope that reads nothing, and with all. */
export const callers = ['nobody', 'member', 'portal of another scope', 'portal'] as const;
export type CallerKind = (typeof callers)[number];

export interface RouteRow {
  /** A path that fits the route, where it has parameters. */
  readonly path?: string;
  readonly form?: Record<string, string>;
  readonly json?: object;
  readonly expected: readonly [number, number, number, number];
}

const everybody = [200, 200, 200, 200] as const;
const nowhere = [404, 404, 404, 404] as const;
const malformed = [400, 400, 400, 400] as const;
const mistyped = [422, 422, 422, 422] as const;
const refused = [403, 403, 403, 403] as const;
const onward = [303, 303, 303, 303] as const;
const unknown = '0190aaaa-0000-7000-8000-000000000000';
const subject = { type: 'member', id: 'nobody-of-this-name' };

/** What answers without a session and is nobody's secret, and the figures, which ask for a token of their own. */
const operation: Readonly<Record<string, RouteRow>> = {
  'GET /livez': { expected: everybody },
  'GET /readyz': { expected: everybody },
  'GET /metrics': { expected: nowhere },
  'GET /.well-known/security.txt': { expected: everybody },
  'GET /robots.txt': { expected: everybody },
};

/** The API knows no cookies: a browser is nobody there. */
const api: Readonly<Record<string, RouteRow>> = {
  'GET /api/v1/status': { expected: everybody },
  'GET /api/v1/openapi.json': { expected: everybody },
  'GET /api/v1/communities': { expected: [401, 401, 403, 200] },
  'GET /api/v1/communities/:slug': {
    path: '/api/v1/communities/none',
    expected: [401, 401, 403, 404],
  },
  'GET /api/v1/communities/:slug/groups': {
    path: '/api/v1/communities/none/groups',
    expected: [401, 401, 403, 404],
  },
  'GET /api/v1/communities/:slug/members': {
    path: '/api/v1/communities/none/members',
    expected: [401, 401, 403, 404],
  },
  'GET /api/v1/communities/:slug/members/:sub': {
    path: '/api/v1/communities/none/members/nobody-of-this-name',
    expected: [401, 401, 403, 404],
  },
  'GET /api/v1/communities/:slug/digest': {
    path: '/api/v1/communities/none/digest',
    expected: [401, 401, 403, 404],
  },
  'GET /api/v1/members/:sub/stints': {
    path: '/api/v1/members/nobody-of-this-name/stints',
    expected: [401, 401, 403, 404],
  },
  'GET /api/v1/members/:sub/memberships': {
    path: '/api/v1/members/nobody-of-this-name/memberships',
    expected: [401, 401, 403, 404],
  },
  'POST /api/v1/check': {
    json: { subject, action: { name: 'member' }, resource: { type: 'community', id: 'none' } },
    expected: [401, 401, 403, 200],
  },
  'POST /api/v1/check/batch': {
    json: {
      evaluations: [
        { subject, action: { name: 'member' }, resource: { type: 'community', id: 'none' } },
      ],
    },
    expected: [401, 401, 403, 200],
  },
  'GET /api/v1/events': { expected: [401, 401, 403, 200] },
  // A portal by itself joins nobody and leaves for nobody: that takes the member's own token.
  'POST /api/v1/me/memberships/:slug': {
    path: '/api/v1/me/memberships/none',
    expected: [401, 401, 401, 401],
  },
  'DELETE /api/v1/me/memberships/:slug': {
    path: '/api/v1/me/memberships/none',
    expected: [401, 401, 401, 401],
  },
  'GET /api/v1/me/memberships/:slug/application': {
    path: '/api/v1/me/memberships/none/application',
    expected: [401, 401, 401, 401],
  },
  'GET /api/v1/communities/:slug/join-requests': {
    path: '/api/v1/communities/none/join-requests',
    expected: [401, 401, 403, 401],
  },
  'GET /api/v1/communities/:slug/join-requests/:id': {
    path: `/api/v1/communities/none/join-requests/${unknown}`,
    expected: [401, 401, 403, 401],
  },
  'POST /api/v1/communities/:slug/join-requests/:id/decision': {
    path: `/api/v1/communities/none/join-requests/${unknown}/decision`,
    json: { decision: 'approve' },
    expected: [401, 401, 403, 401],
  },
  'GET /api/v1/communities/:slug/invitations': {
    path: `/api/v1/communities/none/invitations`,
    expected: [401, 401, 403, 401],
  },
  'POST /api/v1/communities/:slug/invitations': {
    path: `/api/v1/communities/none/invitations`,
    json: {},
    expected: [401, 401, 403, 401],
  },
  'GET /api/v1/communities/:slug/invitations/:id': {
    path: `/api/v1/communities/none/invitations/${unknown}`,
    expected: [401, 401, 403, 401],
  },
  'DELETE /api/v1/communities/:slug/invitations/:id': {
    path: `/api/v1/communities/none/invitations/${unknown}`,
    expected: [401, 401, 403, 401],
  },
  'GET /api/v1/communities/:slug/role-grants': {
    path: `/api/v1/communities/none/role-grants`,
    expected: [401, 401, 403, 401],
  },
  'POST /api/v1/communities/:slug/role-grants': {
    path: `/api/v1/communities/none/role-grants`,
    json: {},
    expected: [401, 401, 403, 401],
  },
  'GET /api/v1/communities/:slug/role-grants/:id': {
    path: `/api/v1/communities/none/role-grants/${unknown}`,
    expected: [401, 401, 403, 401],
  },
  'DELETE /api/v1/communities/:slug/role-grants/:id': {
    path: `/api/v1/communities/none/role-grants/${unknown}`,
    expected: [401, 401, 403, 401],
  },
  'POST /api/v1/communities/:slug/role-grants/:id/acceptance': {
    path: `/api/v1/communities/none/role-grants/${unknown}/acceptance`,
    json: {},
    expected: [401, 401, 403, 401],
  },
  'POST /api/v1/communities/:slug/role-grants/:id/revocation': {
    path: `/api/v1/communities/none/role-grants/${unknown}/revocation`,
    json: {},
    expected: [401, 401, 403, 401],
  },
  'GET /api/v1/me/role-grants/:slug': {
    path: `/api/v1/me/role-grants/none`,
    expected: [401, 401, 401, 401],
  },
  'POST /api/v1/me/role-grants/:slug': {
    path: `/api/v1/me/role-grants/none`,
    json: {},
    expected: [401, 401, 401, 401],
  },
  'GET /api/v1/me/role-grants/:slug/:id': {
    path: `/api/v1/me/role-grants/none/${unknown}`,
    expected: [401, 401, 401, 401],
  },
  'DELETE /api/v1/me/role-grants/:slug/:id': {
    path: `/api/v1/me/role-grants/none/${unknown}`,
    expected: [401, 401, 401, 401],
  },
  'POST /api/v1/me/role-grants/:slug/:id/acceptance': {
    path: `/api/v1/me/role-grants/none/${unknown}/acceptance`,
    json: {},
    expected: [401, 401, 401, 401],
  },
  'GET /api/v1/me/join-requests/:slug': {
    path: '/api/v1/me/join-requests/none',
    expected: [401, 401, 401, 401],
  },
  'DELETE /api/v1/me/join-requests/:slug': {
    path: '/api/v1/me/join-requests/none',
    expected: [401, 401, 401, 401],
  },
};

/** SCIM knows the callers of the API; what is written there takes a member's own token. */
const scimRow = (path: string, all = 200): RouteRow => ({ path, expected: [401, 401, 403, all] });
const scimSearch = (path: string): RouteRow => ({
  ...scimRow(path),
  json: { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] },
});
const scimWrite = (path: string): RouteRow => ({ path, json: {}, expected: [401, 401, 403, 401] });
const scim: Readonly<Record<string, RouteRow>> = {
  'GET /scim/v2/ServiceProviderConfig': scimRow('/scim/v2/ServiceProviderConfig'),
  'GET /scim/v2/Schemas': scimRow('/scim/v2/Schemas'),
  'GET /scim/v2/Schemas/:id': scimRow('/scim/v2/Schemas/none', 404),
  'GET /scim/v2/ResourceTypes': scimRow('/scim/v2/ResourceTypes'),
  'GET /scim/v2/ResourceTypes/:id': scimRow('/scim/v2/ResourceTypes/User'),
  'POST /scim/v2/.search': scimSearch('/scim/v2/.search'),
  'POST /scim/v2/Users/.search': scimSearch('/scim/v2/Users/.search'),
  'POST /scim/v2/Groups/.search': scimSearch('/scim/v2/Groups/.search'),
  'POST /scim/v2/Bulk': scimRow('/scim/v2/Bulk', 501),
  'GET /scim/v2/Users': scimRow('/scim/v2/Users'),
  'GET /scim/v2/Users/:id': scimRow('/scim/v2/Users/none', 404),
  'POST /scim/v2/Users': scimWrite('/scim/v2/Users'),
  'PUT /scim/v2/Users/:id': scimWrite('/scim/v2/Users/none'),
  'PATCH /scim/v2/Users/:id': scimWrite('/scim/v2/Users/none'),
  'DELETE /scim/v2/Users/:id': scimWrite('/scim/v2/Users/none'),
  'GET /scim/v2/Groups': scimRow('/scim/v2/Groups'),
  'GET /scim/v2/Groups/:id': scimRow('/scim/v2/Groups/none', 404),
  'GET /scim/v2/Groups/:id/members': scimRow('/scim/v2/Groups/none/members', 404),
  'POST /scim/v2/Groups': scimWrite('/scim/v2/Groups'),
  'PUT /scim/v2/Groups/:id': scimWrite('/scim/v2/Groups/none'),
  'PATCH /scim/v2/Groups/:id': scimWrite('/scim/v2/Groups/none'),
  'DELETE /scim/v2/Groups/:id': scimWrite('/scim/v2/Groups/none'),
};

const signingIn: Readonly<Record<string, RouteRow>> = {
  'GET /sign-in': { expected: [200, 303, 200, 200] },
  'GET /sign-in/:instance/start': { path: '/sign-in/email/start', expected: mistyped },
  'POST /sign-in/:instance/start': { path: '/sign-in/email/start', form: {}, expected: mistyped },
  'GET /sign-in/:instance/waiting': {
    path: '/sign-in/email/waiting?state=none',
    expected: refused,
  },
  'GET /sign-in/question/:id': { path: `/sign-in/question/${unknown}`, expected: refused },
  'POST /sign-in/question/:id': {
    path: `/sign-in/question/${unknown}`,
    form: {},
    expected: malformed,
  },
  'GET /sign-in/welcome': { expected: [303, 200, 303, 303] },
  'POST /sign-in/welcome': { form: {}, expected: onward },
  'GET /sign-out': { expected: [303, 200, 303, 303] },
  'POST /sign-out': { form: {}, expected: onward },
  'GET /sign-in/:instance/withdrawals/:code': {
    path: '/sign-in/email/withdrawals/none',
    expected: nowhere,
  },
  'GET /sign-in/email/link': { expected: everybody },
  'POST /sign-in/email/link': { form: {}, expected: malformed },
  'POST /sign-in/email/code': { form: {}, expected: malformed },
};

/** The links of mails: their secret is all the proof there is. */
const mails: Readonly<Record<string, RouteRow>> = {
  'GET /unsubscribe/:token': { path: '/unsubscribe/none', expected: nowhere },
  'POST /unsubscribe/:token': {
    path: '/unsubscribe/none',
    form: { 'List-Unsubscribe': 'One-Click' },
    expected: nowhere,
  },
};

/** OpenID Connect: each endpoint asks for its own proof, a client's or a token's, and for no cookie but `auth`. */
const oidc: Readonly<Record<string, RouteRow>> = {
  'GET /oidc/.well-known/openid-configuration': { expected: everybody },
  'GET /.well-known/oauth-authorization-server/oidc': { expected: everybody },
  'GET /oidc/jwks': { expected: everybody },
  'GET /oidc/auth': { expected: malformed },
  'POST /oidc/token': { form: {}, expected: malformed },
  'GET /oidc/me': { expected: [401, 401, 401, 401] },
  'POST /oidc/request': { form: {}, expected: malformed },
  'POST /oidc/token/introspection': { form: { token: 'none' }, expected: malformed },
  'POST /oidc/token/revocation': { form: { token: 'none' }, expected: malformed },
  'GET /oidc/session/end': { expected: onward },
  'POST /oidc/session/end/confirm': { form: {}, expected: malformed },
  'GET /interaction/:uid': { path: '/interaction/none', expected: malformed },
  'POST /interaction/:uid': { path: '/interaction/none', form: {}, expected: malformed },
  'POST /interaction/:uid/abort': {
    path: '/interaction/none/abort',
    form: {},
    expected: malformed,
  },
};

/** What every route but the pages answers to each kind of caller. */
export const routeMatrix: Readonly<Record<string, RouteRow>> = {
  ...operation,
  ...api,
  ...scim,
  ...signingIn,
  ...mails,
  ...oidc,
};
