// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlainTextKey } from '../../i18n/translate.js';

/** What people call a claim. */
export const claimLabels = {
  sub: 'releases.claim.sub',
  acr: 'releases.claim.acr',
  amr: 'releases.claim.amr',
  auth_time: 'releases.claim.auth_time',
  name: 'releases.claim.name',
  given_name: 'releases.claim.given_name',
  family_name: 'releases.claim.family_name',
  locale: 'releases.claim.locale',
  updated_at: 'releases.claim.updated_at',
  email: 'releases.claim.email',
  email_verified: 'releases.claim.email_verified',
  groups: 'releases.claim.groups',
  roles: 'releases.claim.roles',
  memberships: 'releases.claim.memberships',
  entitlements: 'releases.claim.entitlements',
  groups_overage: 'releases.claim.groups_overage',
} as const satisfies Record<string, PlainTextKey>;

export const isKnownClaim = (claim: string): claim is keyof typeof claimLabels =>
  Object.hasOwn(claimLabels, claim);
