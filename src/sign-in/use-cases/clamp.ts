// SPDX-License-Identifier: AGPL-3.0-or-later
import { lower, reaches, type Level } from '../../kernel/level.js';
import type { Trust, VerifiedProfile } from '../../providers/provider.js';
import type { ClampedProfile } from './resolution.js';

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

function classOf(family: Trust['family'], level: Level): ClampedProfile['class'] {
  if (family === 'national') return reaches(level, 'low') ? 'proven' : 'vouched';
  return family === 'enterprise' ? 'vouched' : family;
}
