// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberFeature } from '../identity/use-cases/resolve-sign-in.js';
import { portalFeature } from '../portal/use-cases/member-feature.js';
import { signInFeature } from '../sign-in/use-cases/member-feature.js';
import type { Foundation } from './foundation.js';
import { membershipFeature } from './membership.js';
import { organisationsFeature } from './organisations.js';
import { programmesFeature } from './programmes.js';
import { sessionLimits } from './session-limits.js';

/**
 * Who takes part when a member is merged, erased or exported; identity knows none of them. Sign-in comes before the
 * portals: what these keep is what hangs on sessions that go on, and a sign-in to a portal locks its session first, too.
 */
export const memberFeatures = ({ config, db, now }: Foundation): readonly MemberFeature[] => [
  membershipFeature,
  organisationsFeature,
  programmesFeature,
  signInFeature({ db, now, limits: sessionLimits(config) }),
  portalFeature,
];
