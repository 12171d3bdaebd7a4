// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId, OrganisationGrantId, OrganisationId } from '../../../kernel/ids.js';
import { day, later } from '../../../kernel/clock.js';
import { offerDays, termEnd } from '../terms.js';

/** Somebody answers for an organisation: decides who belongs to it, and who sits for it. */
export interface Representation {
  readonly id: OrganisationGrantId;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  readonly status:
    | 'offered'
    | 'active'
    | 'declined'
    | 'resigned'
    | 'revoked'
    | 'expired'
    | 'lapsed';
  readonly grantedBy: MemberId;
  /** What was looked at: an act, a statute, the index. A professional identity proves belonging, not this. */
  readonly evidence: string;
  readonly months: number;
  readonly createdAt: Date;
  readonly validUntil: Date | undefined;
}

export const representationMonths = { standard: 24, longest: 36 } as const;

/** Whoever is asked answers until then, as who is offered a role. */
export const answerBy = ({ createdAt }: Pick<Representation, 'createdAt'>): Date =>
  later(createdAt, offerDays * day);

/** The term runs from the day on which the person accepts. */
export const accepted = (one: Representation, at: Date): Representation => ({
  ...one,
  status: 'active',
  validUntil: termEnd(at, one.months),
});
