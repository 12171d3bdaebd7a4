// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import type { Account, SiteSettings } from './site.js';

/** What a person agreed to, waiting behind a code and then behind an access token. */
export interface Grant {
  readonly account: Account;
  readonly redirectUri: string;
  readonly nonce: string | undefined;
  /** Absent when the authorization request had none. */
  readonly challenge: string | undefined;
  readonly shareEmail: boolean;
  /** The person had to sign in again. */
  readonly fresh: boolean;
}

export interface ClientRules {
  /** How the client proves its secret: in the Authorization header, or in the form (RFC 6749, 2.3.1). */
  readonly clientAuthentication: 'basic' | 'post';
  /** `refused`: the token endpoint chokes on a verifier, as LinkedIn's does for web applications. */
  readonly pkce: 'required' | 'supported' | 'refused';
}

export interface Codes {
  issue(grant: Grant): string;
  /** A code is good once, for this client, this address and the holder of the PKCE verifier. */
  redeem(
    form: Readonly<Record<string, string>>,
    authorization: string | null,
  ): Grant | 'invalid_client' | 'invalid_grant';
  accessToken(grant: Grant): string;
  /** Whose access token a request brings in its header. */
  bearer(request: Request): Grant | undefined;
  ofToken(token: string): Grant | undefined;
}

export function createCodes(settings: SiteSettings, rules: ClientRules): Codes {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  return {
    issue: (grant) => keep(codes, grant),
    redeem(form, authorization) {
      if (!isClient(settings, rules, form, authorization)) return 'invalid_client';
      if (rules.pkce === 'refused' && form['code_verifier']) return 'invalid_client';
      const grant = codes.get(form['code'] ?? '');
      codes.delete(form['code'] ?? '');
      const accepted =
        grant &&
        form['grant_type'] === 'authorization_code' &&
        form['redirect_uri'] === grant.redirectUri &&
        pkceMatches(form['code_verifier'], grant.challenge);
      return accepted ? grant : 'invalid_grant';
    },
    accessToken: (grant) => keep(tokens, grant),
    bearer(request) {
      return tokens.get((request.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
    },
    ofToken: (token) => tokens.get(token),
  };
}

function keep(map: Map<string, Grant>, grant: Grant): string {
  const name = randomBytes(24).toString('base64url');
  map.set(name, grant);
  return name;
}

function isClient(
  { clientId, clientSecret }: SiteSettings,
  { clientAuthentication }: ClientRules,
  form: Readonly<Record<string, string>>,
  authorization: string | null,
): boolean {
  if (clientAuthentication === 'post') {
    const { client_id: id, client_secret: secret } = form;
    return id === clientId && secret === clientSecret && authorization === null;
  }
  const [id, secret] = Buffer.from((authorization ?? '').replace(/^Basic /, ''), 'base64')
    .toString('utf8')
    .split(':')
    .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  return id === clientId && secret === clientSecret && form['client_secret'] === undefined;
}

/** PKCE, method S256 (RFC 7636, 4.6); a verifier nobody announced is a downgrade (RFC 9700, 4.8.2). */
export const pkceMatches = (
  verifier: string | undefined,
  challenge: string | undefined,
): boolean =>
  verifier === undefined || challenge === undefined
    ? verifier === challenge
    : digest(verifier).toString('base64url') === challenge;

export const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
