// SPDX-License-Identifier: AGPL-3.0-or-later
/** The portal that people sign in to, and that asks for memberships. Nothing listens at its address. */
export const portal = {
  clientId: 'bench',
  secret: 'a-secret-of-the-measurements-alone',
  callback: 'http://127.0.0.1:9/callback',
  scopes: [
    'openid',
    'profile',
    'email',
    'groups',
    'roles',
    'memberships',
    'communities:read',
    'memberships:read',
    'events:read',
  ],
} as const;
