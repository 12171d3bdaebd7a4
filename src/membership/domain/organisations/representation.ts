// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId, OrganisationGrantId, OrganisationId } from '../../../kernel/ids.js';
import { termEnd } from '../terms.js';

/** Somebody answers for an organisation: decides who belongs to it, and who sits for it. */
export interface Representation {
  readonly id: OrganisationGrantId;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  readonly status: 'offered' | 'active' | 'declined' | 'resigned' | 'revoked' | 'expired';
  readonly grantedBy: MemberId;
  /** What was looked at: an act, a statute, the index. A professional identity proves belonging, not this. */
  readonly evidence: string;
  readonly months: number;
  readonly createdAt: Date;
  readonly validUntil: Date | undefined;
}

export const representationMonths = { standard: 24, longest: 36 } as const;

/** The term runs from the day on which the person accepts. */
export const accepted = (one: Representation, at: Date): Representation => ({
  ...one,
  status: 'active',
  validUntil: termEnd(at, one.months),
});
