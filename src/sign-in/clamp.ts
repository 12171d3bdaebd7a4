// SPDX-License-Identifier: AGPL-3.0-or-later
import { lower, reaches, type Level } from '../kernel/level.js';
import type { Trust, VerifiedProfile } from '../providers/provider.js';

export type IdentityClass = 'proven' | 'vouched' | 'social' | 'email';

/** A verified profile cut down to what its provider is entitled to claim. */
export interface ClampedProfile
  extends Pick<
    VerifiedProfile,
    'issuer' | 'subject' | 'level' | 'methods' | 'authenticatedAt' | 'personKeys' | 'claims'
  > {
  readonly class: IdentityClass;
  readonly email?: { readonly address: string; readonly vouched: boolean };
  readonly label: string;
}

/**
 * Cuts a profile down: the level to the lowest of what the reply proves, what the kind may claim and
 * what the instance is capped at; person keys and vouching to what the kind is entitled to.
 * Whatever a plug-in returns, nobody becomes more proven than its definition allows.
 */
export function clamp(profile: VerifiedProfile, trust: Trust, cap: Level = 'high'): ClampedProfile {
  const level = lower(profile.level, lower(trust.level, cap));
  const { email } = profile;
  return {
    issuer: profile.issuer,
    subject: profile.subject,
    methods: profile.methods,
    authenticatedAt: profile.authenticatedAt,
    claims: profile.claims,
    level,
    class: classOf(trust.family, level),
    personKeys: profile.personKeys.filter((key) => trust.personKeys.includes(key.scheme)),
    ...(email && { email: { ...email, vouched: email.vouched && trust.vouchesForEmail } }),
    label: profile.label ?? '',
  };
}

function classOf(family: Trust['family'], level: Level): IdentityClass {
  if (family === 'national') return reaches(level, 'low') ? 'proven' : 'vouched';
  return family === 'enterprise' ? 'vouched' : family;
}
