// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import { isInForce, type Agreement } from './agreement.js';

/** What one portal was shown to receive of a member, and what it received: names of claims, no values. */
export interface Release {
  readonly clientId: ClientId;
  readonly name: string;
  readonly controller: string;
  readonly claims: readonly string[];
  readonly shownAt: Date;
  readonly received: readonly string[];
  /** Undefined while it received nothing. */
  readonly firstAt: Date | undefined;
  readonly lastAt: Date | undefined;
  /** How the member had signed in when it last received something for a new sign-in. */
  readonly provider: string | undefined;
  readonly level: Level | undefined;
  /** When the member put an end to it. */
  readonly endedAt: Date | undefined;
}

/** Which claims each scope asks for (OpenID Connect Core 1.0, 5.4, and ours beside them). */
export const scopeClaims = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'locale', 'updated_at'],
  legal_name: ['given_name', 'family_name'],
  email: ['email', 'email_verified'],
  groups: ['groups', 'groups_overage'],
  roles: ['roles', 'groups_overage'],
  memberships: ['memberships', 'roles', 'entitlements', 'groups_overage'],
} as const satisfies Record<string, readonly string[]>;

/** What only a national means says of somebody: an act has to cover that a portal receives it. */
const underAgreement: readonly string[] = ['legal_name'];

/** The scopes of a portal that count now. */
export const coveredScopes = (
  { scopes, agreement }: { scopes: readonly string[]; agreement: Agreement | null },
  now: Date,
): readonly string[] =>
  isInForce(agreement, now) ? scopes : scopes.filter((scope) => !underAgreement.includes(scope));

type ReleaseScope = keyof typeof scopeClaims;

/** Claims that say something of the person, in the order in which they are shown. */
export const shownClaims = [
  'name',
  'given_name',
  'family_name',
  'email',
  'locale',
  'groups',
  'memberships',
  'roles',
  'entitlements',
] as const;
export type ShownClaim = (typeof shownClaims)[number];

const isReleaseScope = (scope: string): scope is ReleaseScope => Object.hasOwn(scopeClaims, scope);

/** All claims that a portal registered for these scopes may ever receive. */
export function claimsOfScopes(scopes: readonly string[]): ReadonlySet<string> {
  return new Set(scopes.filter(isReleaseScope).flatMap((scope) => [...scopeClaims[scope]]));
}

/** What a request is about to release: by its scopes and its `claims` parameter, never beyond the registration. */
export function claimsToShow(request: {
  readonly registered: readonly string[];
  readonly scopes: readonly string[];
  readonly named: readonly string[];
}): readonly ShownClaim[] {
  const allowed = claimsOfScopes(request.registered);
  const byScope = claimsOfScopes(
    request.scopes.filter((scope) => request.registered.includes(scope)),
  );
  return shownClaims.filter(
    (claim) => byScope.has(claim) || (allowed.has(claim) && request.named.includes(claim)),
  );
}

/** Whether the member has already been shown everything that would now be released. */
export const alreadyShown = (claims: readonly string[], shown: readonly string[]): boolean =>
  claims.every((claim) => shown.includes(claim));

const known: ReadonlySet<string> = new Set(Object.values(scopeClaims).flat());

/** Which claims of a person an answer carries; what belongs to the answer itself is none. */
export const claimsIn = (answer: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(answer).filter((name) => known.has(name));
