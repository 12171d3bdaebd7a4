// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleGrantId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../permissions.js';
import type { GrantEnd } from '../role-grant.js';

/** A line of the register of roles: who held what, from when to when, appointed by whom. */
export interface RegisterEntry {
  readonly grantId: RoleGrantId;
  /** Undefined for somebody who erased their profile. */
  readonly person: string | undefined;
  readonly role: CommunityRole;
  readonly from: Date;
  /** When it ended, or will. */
  readonly until: Date | undefined;
  /** Undefined while it lasts. */
  readonly ended: Extract<GrantEnd, 'resigned' | 'revoked' | 'expired' | 'dropped'> | undefined;
  /** Undefined where the platform itself appointed, or for somebody who erased their profile. */
  readonly appointedBy: string | undefined;
  /** Why it was taken, for those who decide in the community, as long as decisions are kept. */
  readonly reason: string | undefined;
}
