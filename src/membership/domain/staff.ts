// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId, PlatformGrantId } from '../../kernel/ids.js';
import type { PlatformRole } from './permissions.js';

export type PlatformGrantStatus = 'invited' | 'unconfirmed' | 'active' | 'ended';

/** How long the link of an invitation holds. */
export const invitationDays = 7;

/** A role on the platform: invited by link, taken after a strong sign-in, confirmed by a second person. */
export interface PlatformGrant {
  readonly id: PlatformGrantId;
  readonly role: PlatformRole;
  readonly status: PlatformGrantStatus;
  readonly tokenExpiresAt: Date | undefined;
  readonly memberId: MemberId | undefined;
  /** Undefined for an invitation from the command line. */
  readonly invitedBy: MemberId | undefined;
  readonly confirmedBy: MemberId | undefined;
  readonly createdAt: Date;
  readonly startedAt: Date | undefined;
  /** The end of its term, which begins when it does. */
  readonly validUntil: Date | undefined;
  /** Since when an administrator stays beyond the term, because nobody else administers the platform. */
  readonly overrunAt?: Date | undefined;
  /** Who agreed to the last renewal. */
  readonly renewedBy?: MemberId | undefined;
}

/** Whoever brought it about: none of them may turn out to be its holder. */
export const officeSigners = ({
  invitedBy,
  confirmedBy,
  renewedBy,
}: PlatformGrant): readonly (MemberId | undefined)[] => [invitedBy, confirmedBy, renewedBy];

/** Only where nobody could confirm does somebody start without: the first administrator. */
export const startsAtOnce = (role: PlatformRole, activeAdministrators: number): boolean =>
  role === 'platform_admin' && activeAdministrators === 0;
