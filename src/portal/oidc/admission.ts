// SPDX-License-Identifier: AGPL-3.0-or-later
import { reaches } from '../../kernel/level.js';
import { refusalOfWay } from '../domain/acceptance.js';
import { isInForce } from '../domain/agreement.js';
import { levelOfAcr } from '../domain/assurance.js';
import type { Portal } from '../domain/portal.js';
import type { Account } from '../domain/account.js';
import { findProof, type SignInMark } from '../store/session-events.js';
import type { OidcDeps } from './deps.js';

/** Whether a member may sign in to a portal: some want only those who belong to a community that they serve. */
export async function isAdmitted(
  deps: Pick<OidcDeps, 'memberships'>,
  { membershipRequired, communities }: Portal,
  { memberId, locale }: Account,
): Promise<boolean> {
  if (!membershipRequired) return true;
  const held = await deps.memberships({ memberId, communities, locale });
  return held.length > 0;
}

type Deps = Pick<OidcDeps, 'isNational' | 'now'>;

/** Why sign-ins by a provider instance do not serve a portal, as of now. */
export const refusalBy = ({ isNational, now }: Deps, portal: Portal, id: string) =>
  refusalOfWay(portal, { id, isNational: isNational(id) }, now());

export const acceptedBy =
  (deps: Deps, portal: Portal) =>
  (id: string): boolean =>
    refusalBy(deps, portal, id) === undefined;

/** What a token remembers of the person, the portal and the sign-in behind it. */
interface Token {
  readonly clientId?: string | undefined;
  readonly sessionUid?: string | undefined;
  /** Of a refresh token, as `acr`; an access token has both among its own claims. */
  readonly authTime?: number | undefined;
  readonly acr?: string | undefined;
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Whether the sign-in behind a token still serves its portal, which may ask for more by now, or have lost its
 * agreement. A proof that is no longer known, nor kept for while the person is away, serves only a portal that accepts all, and with the level that the portal
 * was told.
 */
export async function isTokenServed(
  deps: Deps & Pick<OidcDeps, 'db' | 'portals' | 'issuer'>,
  token: Token,
): Promise<boolean> {
  const portal = await deps.portals.find(token.clientId ?? '');
  if (!portal) return false;
  const { acr, ...mark } = markOf(token);
  const told = acr === undefined ? undefined : levelOfAcr(deps.issuer, acr);
  const isEnough = reaches(told ?? 'none', portal.minimumLevel);
  const acceptsAll = !portal.allowedProviders && isInForce(portal.agreement, deps.now());
  if (isEnough && acceptsAll) return true;
  const proof = await findProof(deps.db, mark);
  if (!proof) return false;
  // A portal that asks for one level by name is told that one, also of a stronger sign-in.
  return (
    (isEnough || reaches(proof.level, portal.minimumLevel)) &&
    (acceptsAll || acceptedBy(deps, portal)(proof.provider))
  );
}

function markOf({ sessionUid, authTime, acr, extra }: Token): SignInMark & { acr?: string } {
  const { auth_time: at, acr: reached } = extra ?? {};
  const told = acr ?? reached;
  return {
    sessionUid,
    authTime: authTime ?? (typeof at === 'number' ? at : undefined),
    ...(typeof told === 'string' && { acr: told }),
  };
}
