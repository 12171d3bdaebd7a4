// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Account } from './account.js';
import { plainSettings, type ClaimShape } from './settings.js';

/** A live membership with its roles, as the claims state it. */
export interface ClaimMembership {
  readonly slug: string;
  readonly name: string;
  readonly since: Date;
  readonly until: Date | null;
  /** The organisation that the member acts for there. */
  readonly onBehalfOf?: { readonly ipa: string | null; readonly name: string | null } | null;
  readonly roles: readonly { readonly code: string; readonly until: Date | null }[];
  /** Slugs of the groups inside it. */
  readonly groups?: readonly string[];
}

/** Where entitlements come from (AARC-G069): a delegated URN namespace and the authority that asserts them. */
export interface EntitlementSource {
  readonly namespace: string;
  readonly authority: string;
}

/** Above this many values in one list, a portal asks the API instead. */
export const maximumValues = 100;

type Claims = Record<string, unknown>;

/** How claims are written for one portal. */
export interface Manner {
  readonly source?: EntitlementSource | undefined;
  readonly shape?: ClaimShape | undefined;
}

/** Who the person is, in standard claims (OpenID Connect Core 1.0, 5.1): `name` is the one that they chose. */
export function profileClaims(account: Account): Claims {
  return {
    name: account.displayName,
    ...(account.givenName === undefined ? {} : { given_name: account.givenName }),
    ...(account.familyName === undefined ? {} : { family_name: account.familyName }),
    locale: account.locale,
    updated_at: Math.floor(account.updatedAt.getTime() / 1_000),
    ...(account.email && {
      email: account.email.address,
      // Portals link accounts by this flag: true only for an address the person proved to us.
      email_verified: account.email.verified,
    }),
  };
}

/**
 * Where the person belongs: `groups`, `roles`, `memberships` and `entitlements`, of the communities
 * that the portal serves. With more than a hundred values all four are left out and
 * `groups_overage` says so.
 */
export function membershipClaims(
  memberships: readonly ClaimMembership[],
  platformRoles: readonly string[],
  { source, shape = plainSettings.claimShape }: Manner = {},
): Claims {
  const roles = [
    ...memberships.flatMap(({ slug, roles: held }) => held.map((role) => `${slug}:${role.code}`)),
    ...platformRoles,
  ];
  const groups = memberships.flatMap(({ slug, groups: inside = [] }) => [
    slug,
    ...inside.map((group) => `${slug}:${group}`),
  ]);
  const entitlements = source ? memberships.flatMap((one) => entitlementsOf(one, source)) : [];
  if (Math.max(groups.length, roles.length, entitlements.length) > maximumValues) {
    return { groups_overage: true };
  }
  return {
    groups: shaped(groups, memberships, shape),
    roles,
    memberships: memberships.map(toClaim),
    ...(source ? { entitlements } : {}),
  };
}

/** As the portal's software reads them; the overage rule counts before. */
function shaped(
  groups: readonly string[],
  memberships: readonly ClaimMembership[],
  { groups: format, prefix }: ClaimShape,
): unknown {
  const named = groups.map((group) => `${prefix}${group}`);
  if (format === 'array') return named;
  if (format === 'csv') return named.join(',');
  const names = new Map(memberships.map(({ slug, name }) => [slug, name]));
  return groups.map((group) => ({
    gid: `${prefix}${group}`,
    displayName: names.get(group) ?? group,
  }));
}

const toClaim = (membership: ClaimMembership): Claims => ({
  community: membership.slug,
  name: membership.name,
  since: membership.since.toISOString(),
  until: membership.until?.toISOString() ?? null,
  ...(membership.onBehalfOf && { on_behalf_of: membership.onBehalfOf }),
  roles: membership.roles.map(({ code, until }) => ({
    code,
    until: until?.toISOString() ?? null,
  })),
});

/** One value for belonging, one for each role and one for each group inside. */
function entitlementsOf(membership: ClaimMembership, source: EntitlementSource): string[] {
  const group = `${source.namespace}:group:${encodeURIComponent(membership.slug)}`;
  const suffix = `#${source.authority}`;
  const roles = membership.roles.map(({ code }) => `${group}:role=${encodeURIComponent(code)}`);
  const inside = (membership.groups ?? []).map((slug) => `${group}:${encodeURIComponent(slug)}`);
  return [group, ...roles, ...inside].map((value) => `${value}${suffix}`);
}
