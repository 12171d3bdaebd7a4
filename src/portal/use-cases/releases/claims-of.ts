// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../../../kernel/clock.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Account } from '../../domain/account.js';
import { isInForce } from '../../domain/agreement.js';
import {
  membershipClaims,
  profileClaims,
  type ClaimMembership,
  type EntitlementSource,
} from '../../domain/claims.js';
import type { Portal, ServedCommunities } from '../../domain/portal.js';
import { claimsOfScopes, coveredScopes } from '../../domain/release.js';

/** What claims are made from, beside the member themselves. */
export interface ClaimSources {
  readonly now: Clock;
  readonly entitlements: EntitlementSource | undefined;
  readonly memberships: (query: {
    readonly memberId: MemberId;
    readonly communities: ServedCommunities;
    readonly locale: 'it' | 'en';
  }) => Promise<readonly ClaimMembership[]>;
}

/** The account as far as the portal's agreement covers it: without one, only an address that the person proved. */
function knownUnder(portal: Portal, account: Account, now: Date): Account {
  const { email } = account;
  return {
    ...account,
    email: email?.verified || isInForce(portal.agreement, now) ? email : undefined,
  };
}

const aboutMemberships = ['groups', 'roles', 'memberships', 'entitlements', 'groups_overage'];

/**
 * The claims of a member for a portal as both stand now, whatever it was allowed when its token was made; where the
 * member belongs is read only if it is wanted.
 */
export async function claimsOf(
  { memberships, entitlements: source, now }: ClaimSources,
  account: Account,
  { portal, wanted }: { readonly portal: Portal; readonly wanted: readonly string[] },
): Promise<Record<string, unknown>> {
  const allowed = claimsOfScopes(coveredScopes(portal, now()));
  const within = (claims: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(claims).filter(([name]) => allowed.has(name)));
  const profile = within(profileClaims(knownUnder(portal, account, now())));
  if (!wanted.some((claim) => allowed.has(claim) && aboutMemberships.includes(claim)))
    return profile;
  const { memberId, locale, platformRoles } = account;
  const held = await memberships({ memberId, communities: portal.communities, locale });
  const manner = { source, shape: portal.claimShape };
  return { ...profile, ...within(membershipClaims(held, platformRoles, manner)) };
}
