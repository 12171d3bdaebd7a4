// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../../kernel/ids.js';
import type { Account } from '../../domain/account.js';
import {
  membershipClaims,
  profileClaims,
  type ClaimMembership,
  type EntitlementSource,
} from '../../domain/claims.js';
import type { Portal, ServedCommunities } from '../../domain/portal.js';

/** What claims are made from, beside the member themselves. */
export interface ClaimSources {
  readonly entitlements: EntitlementSource | undefined;
  readonly memberships: (query: {
    readonly memberId: MemberId;
    readonly communities: ServedCommunities;
    readonly locale: 'it' | 'en';
  }) => Promise<readonly ClaimMembership[]>;
}

const aboutMemberships = ['groups', 'roles', 'memberships', 'entitlements', 'groups_overage'];

/** The claims of a member for a portal as they stand now; where they belong is read only if it is wanted. */
export async function claimsOf(
  { memberships, entitlements: source }: ClaimSources,
  account: Account,
  to: { readonly portal: Portal | undefined; readonly wanted: readonly string[] },
): Promise<Record<string, unknown>> {
  const profile = profileClaims(account);
  if (!to.wanted.some((claim) => aboutMemberships.includes(claim))) return profile;
  const { memberId, locale, platformRoles } = account;
  const communities = to.portal?.communities ?? [];
  const held = await memberships({ memberId, communities, locale });
  const manner = { source, shape: to.portal?.claimShape };
  return { ...profile, ...membershipClaims(held, platformRoles, manner) };
}
