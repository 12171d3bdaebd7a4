// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { MemberFeature } from '../../features.js';
import type { DemandRight } from '../../staff-right.js';

/** What staff need to act on a member. */
export interface StaffDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly features: readonly MemberFeature[];
  readonly demandRight: DemandRight;
}
