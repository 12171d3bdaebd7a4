// SPDX-License-Identifier: AGPL-3.0-or-later
import { refusalOfWay } from '../domain/acceptance.js';
import type { Portal } from '../domain/portal.js';
import type { Account } from '../domain/account.js';
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

/** Whether sign-ins by a provider instance serve a portal, as of now. */
export const acceptedBy =
  ({ isNational, now }: Pick<OidcDeps, 'isNational' | 'now'>, portal: Portal) =>
  (id: string): boolean =>
    refusalOfWay(portal, { id, isNational: isNational(id) }, now()) === undefined;
