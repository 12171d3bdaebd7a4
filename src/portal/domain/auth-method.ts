// SPDX-License-Identifier: AGPL-3.0-or-later

/** How a portal may prove itself when it redeems a code (OpenID Connect Core 1.0, 9). */
export const authMethods = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'none',
] as const;
export type AuthMethod = (typeof authMethods)[number];

type Metadata = Readonly<Record<string, unknown>>;

/** HTTP Basic where the portal says nothing (Dynamic Client Registration 1.0, 2). */
export const authMethodOf = ({ token_endpoint_auth_method: said }: Metadata): AuthMethod =>
  authMethods.find((method) => method === said) ?? 'client_secret_basic';

/** What a portal says of itself, with another method; one that says nothing goes on saying nothing where nothing changes. */
export const withAuthMethod = (metadata: Metadata, method: AuthMethod): Metadata =>
  authMethodOf(metadata) === method
    ? metadata
    : { ...metadata, token_endpoint_auth_method: method };
