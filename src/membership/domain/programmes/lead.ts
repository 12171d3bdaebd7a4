// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import type { MemberId, ProgrammeGrantId, ProgrammeId } from '../../../kernel/ids.js';
import { offerDays, termEnd } from '../terms.js';

/** Somebody sees and serves the communities of a programme, for a term. */
export interface Lead {
  readonly id: ProgrammeGrantId;
  readonly programmeId: ProgrammeId;
  readonly memberId: MemberId;
  readonly status:
    | 'offered'
    | 'active'
    | 'declined'
    | 'withdrawn'
    | 'lapsed'
    | 'resigned'
    | 'revoked'
    | 'expired'
    | 'moved';
  readonly grantedBy: MemberId;
  readonly months: number;
  readonly createdAt: Date;
  readonly validFrom: Date | undefined;
  readonly validUntil: Date | undefined;
}

export const leadMonths = { standard: 24, longest: 36 } as const;

/** The term runs from the day on which the person accepts. */
export const accepted = (one: Lead, at: Date): Lead => ({
  ...one,
  status: 'active',
  validFrom: at,
  validUntil: termEnd(at, one.months),
});

export const hasLapsed = ({ createdAt }: Lead, at: Date): boolean =>
  later(createdAt, offerDays * day) <= at;
