// SPDX-License-Identifier: AGPL-3.0-or-later
import { scopeClaims } from './release.js';

/** Why a claim that the portal asked for is not there. */
export type Absence =
  /** The person gave no address. */
  | 'no_address'
  /** No national means has named the person. */
  | 'no_legal_name'
  /** Only a national means says it, and no agreement covers that the portal receives it. */
  | 'no_agreement'
  /** There are more values than a token carries. */
  | 'overage'
  /** This installation asserts none. */
  | 'not_asserted'
  /** It is drawn when the person first signs in there. */
  | 'first_sign_in'
  /** The sign-in that comes says it. */
  | 'next_sign_in';

export interface RehearsedClaim {
  readonly name: string;
  /** Where it arrives; nowhere where it is missing. */
  readonly arrives: readonly ('id_token' | 'userinfo')[];
  readonly missing: Absence | undefined;
}

export interface RehearsedScope {
  readonly scope: string;
  readonly claims: readonly RehearsedClaim[];
}

type Claims = Readonly<Record<string, unknown>>;
interface Released {
  readonly idToken: Claims;
  readonly userinfo: Claims;
}

/** What there is of the person, and whether the portal's agreement covers what a national means says. */
interface Known {
  readonly covered: boolean;
  readonly hasName: boolean;
  readonly hasAddress: boolean;
}

/** What each scope brings of what is released, and why the rest of it is missing. */
export function rehearsedScopes(
  scopes: readonly string[],
  released: Released,
  known: Known,
): readonly RehearsedScope[] {
  return scopes.flatMap((scope) =>
    isKnown(scope)
      ? [
          {
            scope,
            claims: scopeClaims[scope].flatMap((name) => rehearsedClaim(name, released, known)),
          },
        ]
      : [],
  );
}

const isKnown = (scope: string): scope is keyof typeof scopeClaims =>
  Object.hasOwn(scopeClaims, scope);

function rehearsedClaim(
  name: string,
  { idToken, userinfo }: Released,
  known: Known,
): readonly RehearsedClaim[] {
  const arrives = [
    ...(Object.hasOwn(idToken, name) ? (['id_token'] as const) : []),
    ...(Object.hasOwn(userinfo, name) ? (['userinfo'] as const) : []),
  ];
  if (arrives.length > 0) return [{ name, arrives, missing: undefined }];
  // It is there only where something is left out.
  if (name === 'groups_overage') return [];
  if (isUncovered(name, known)) return [{ name, arrives, missing: 'no_agreement' }];
  const overage = Object.hasOwn(userinfo, 'groups_overage');
  return [{ name, arrives, missing: overage && !reasons[name] ? 'overage' : absence(name) }];
}

/** Whether it is there, and only the agreement is not. */
function isUncovered(name: string, { covered, hasName, hasAddress }: Known): boolean {
  if (covered) return false;
  return reasons[name] === 'no_legal_name' ? hasName : reasons[name] === 'no_address' && hasAddress;
}

const reasons: Readonly<Record<string, Absence>> = {
  email: 'no_address',
  email_verified: 'no_address',
  given_name: 'no_legal_name',
  family_name: 'no_legal_name',
  sub: 'first_sign_in',
};

function absence(name: string): Absence {
  return reasons[name] ?? (name === 'entitlements' ? 'not_asserted' : 'next_sign_in');
}
