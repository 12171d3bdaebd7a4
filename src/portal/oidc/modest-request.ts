// SPDX-License-Identifier: AGPL-3.0-or-later
import { errors } from 'oidc-provider';

/** A destination, a claim, its `values`, one of them: nothing that the specification knows lies deeper. */
const deepest = 4;
const mostNames = 100;

/** Whether something holds a character that the database stores in no text. */
export const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : isObject(value) && Object.entries(value).some((entry) => entry.some(holdsNul));

/**
 * Refuses what nobody asks who means to sign somebody in, before any of it is kept: NUL characters, and a `claims` parameter
 * that is deep, endless, or demands a level in no way that could be met (OpenID Connect Core 1.0, 5.5 and 5.5.1.1).
 * @throws InvalidRequest
 */
export function demandModest(params: Readonly<Record<string, unknown>>): void {
  if (holdsNul(params)) throw new errors.InvalidRequest('a parameter holds a NUL character');
  const { claims: raw } = params;
  const claims: unknown = typeof raw === 'string' ? JSON.parse(raw) : {};
  if (isDeeper(claims, deepest)) throw new errors.InvalidRequest('claims are nested too deep');
  if (holdsNul(claims)) throw new errors.InvalidRequest('claims hold a NUL character');
  const { userinfo, id_token: idToken } = Object(claims) as Destinations;
  for (const named of [userinfo, idToken]) {
    if (Object.keys(named ?? {}).length > mostNames)
      throw new errors.InvalidRequest('too many claims are named');
  }
  if (!isMeetable(idToken?.['acr'])) throw new errors.InvalidRequest('claims demand no level');
}

type Destinations = Readonly<Partial<Record<string, Readonly<Record<string, unknown>> | null>>>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isDeeper = (value: unknown, depth: number): boolean =>
  isObject(value) && (depth === 0 || Object.values(value).some((one) => isDeeper(one, depth - 1)));

/** An essential level is named, if any is. */
function isMeetable(acr: unknown): boolean {
  const { essential, value, values } = Object(acr) as Readonly<Record<string, unknown>>;
  if (essential !== true) return true;
  const isText = (one: unknown): boolean => typeof one === 'string';
  return (
    (value === undefined || isText(value)) &&
    (values === undefined || (Array.isArray(values) && values.length > 0 && values.every(isText)))
  );
}
