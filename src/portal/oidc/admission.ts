// SPDX-License-Identifier: AGPL-3.0-or-later
import { refusalOfWay } from '../domain/acceptance.js';
import { isInForce } from '../domain/agreement.js';
import type { Portal } from '../domain/portal.js';
import type { Account } from '../domain/account.js';
import { findProviderOfProof, type SignInMark } from '../store/session-events.js';
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

/**
 * Whether the proof behind a refresh token still serves a portal: its agreement may have ended since. A proof that is
 * no longer known serves only a portal that accepts all.
 */
export async function isStillAccepted(
  deps: Deps & Pick<OidcDeps, 'db'>,
  portal: Portal,
  mark: SignInMark,
): Promise<boolean> {
  if (!portal.allowedProviders && isInForce(portal.agreement, deps.now())) return true;
  const provider = await findProviderOfProof(deps.db, mark);
  return provider !== undefined && acceptedBy(deps, portal)(provider);
}
