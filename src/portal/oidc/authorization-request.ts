// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../kernel/level.js';
import { requiredLevel, type RequestedAssurance } from '../domain/assurance.js';
import type { Portal } from '../domain/portal.js';
import { claimsOfScopes, claimsToShow, coveredScopes, type ShownClaim } from '../domain/release.js';

/** Checks of the library by which a portal names the person who has to be there. */
export const demandsOfPerson = ['id_token_hint', 'claims_id_token_sub_value'] as const;

/** What is asked where the person has to prove again who they are. */
export const askingAgain = ['login', 'select_account'] as const;

/** Where a waiting request keeps when it began to wait, in milliseconds. */
export const begunAt = 'begunAt';

/** What an authorization request asks, beyond what the provider itself looks after. */
export interface AuthorizationRequest {
  readonly scopes: readonly string[];
  readonly assurance: RequestedAssurance;
  /** Names in the `claims` parameter, of whichever destination. */
  readonly namedClaims: readonly string[];
  /** The person must prove again who they are (`prompt=login`, `prompt=select_account`). */
  readonly again: boolean;
  readonly maxAgeSeconds: number | undefined;
}

/** Reads the parameters as the provider checked them. */
export function readAuthorizationRequest(params: Record<string, unknown>): AuthorizationRequest {
  const claims = parseClaims(params['claims']);
  const { userinfo = {}, id_token: idToken = {} } = claims;
  const maxAge = Number(params['max_age']);
  return {
    scopes: words(params['scope']),
    assurance: { acrValues: words(params['acr_values']), essential: essentialAcr(idToken['acr']) },
    namedClaims: [...Object.keys(userinfo), ...Object.keys(idToken)],
    again: words(params['prompt']).some((one) => one === 'login' || one === 'select_account'),
    maxAgeSeconds: params['max_age'] === undefined || Number.isNaN(maxAge) ? undefined : maxAge,
  };
}

/** The level that a sign-in for this request has to reach; undefined when no level of ours would do. */
export const levelFor = (
  issuer: string,
  portal: Portal,
  request: AuthorizationRequest,
): Level | undefined => requiredLevel(issuer, portal.minimumLevel, request.assurance);

export const releaseFor = (
  portal: Portal,
  request: AuthorizationRequest,
  now: Date,
): readonly ShownClaim[] =>
  claimsToShow({
    registered: coveredScopes(portal, now),
    scopes: request.scopes,
    named: request.namedClaims,
  });

/** What a portal's ID token carries beside what the request names. */
export function alwaysInIdToken(
  portal: Pick<Portal, 'claimShape'> | undefined,
  scopes: readonly string[],
): Record<string, null> {
  const all = portal?.claimShape.inIdToken ? [...claimsOfScopes(scopes)] : [];
  // Every portal learns the session's name, so that it can end it when it is told to.
  return Object.fromEntries([...all, 'sid'].map((name) => [name, null]));
}

const words = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(' ').filter((word) => word !== '') : [];

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseClaims(raw: unknown): { userinfo?: Members; id_token?: Members } {
  if (typeof raw !== 'string') return {};
  const parsed: unknown = JSON.parse(raw);
  if (!isObject(parsed)) return {};
  const { userinfo, id_token: idToken } = parsed;
  return {
    ...(isObject(userinfo) ? { userinfo } : {}),
    ...(isObject(idToken) ? { id_token: idToken } : {}),
  };
}

function essentialAcr(request: unknown): string[] {
  if (!isObject(request) || request['essential'] !== true) return [];
  const { value, values } = request;
  const all: unknown[] = Array.isArray(values) ? values : [value];
  return all.filter((one) => typeof one === 'string');
}
