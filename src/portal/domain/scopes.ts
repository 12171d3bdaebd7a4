// SPDX-License-Identifier: AGPL-3.0-or-later

/** Scopes of our own API, granted for the resource `<origin>/api/v1` only (RFC 8707). */
export const apiScopes = [
  /** A portal reads the communities that it serves. */
  'communities:read',
  /** A portal asks who belongs where, in its communities. */
  'memberships:read',
  /** A portal lists who belongs to its communities, of those whom it knows. */
  'members:read',
  /** A portal polls what changed in its communities. */
  'events:read',
  /** A member's own token: join and leave through a portal, answer what is offered to them. */
  'memberships:write',
  /** A member's own token: decide, invite and give roles through a portal, where they may. */
  'communities:manage',
  /** A portal reads people and communities by SCIM. */
  'scim',
  /** A member's own token: invitations and groups by SCIM. */
  'scim:write',
] as const;
export type ApiScope = (typeof apiScopes)[number];

export const isApiScope = (scope: string): scope is ApiScope =>
  apiScopes.some((known) => known === scope);

/** Scopes of OpenID Connect that a portal may be registered for. */
export const loginScopes = [
  'openid',
  'offline_access',
  /** The name that the person chose. */
  'profile',
  /** Name and surname as a national means gave them: for portals whose agreement says so. */
  'legal_name',
  'email',
  'groups',
  'roles',
  'memberships',
] as const;

const readsPeople: readonly string[] = ['members:read', 'memberships:read', 'scim'];

/** Whether a portal may ask after members while none of them is there. */
export const readsByItself = (scopes: readonly string[]): boolean =>
  scopes.some((scope) => readsPeople.includes(scope));
