// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { ReasonCode } from '../../domain/measures/measure.js';
import type { Report, ReportOutcome, ReportReason } from '../../domain/reports/report.js';
import { hideCard } from '../cards/hide-card.js';
import { removeMember } from '../measures/remove-member.js';
import { suspendMembership } from '../measures/suspend-membership.js';

export interface Consequence {
  readonly outcome: ReportOutcome;
  readonly reason: string;
  /** Of a suspension. */
  readonly days: number | undefined;
}

/** The measure that it became, if it did. */
export interface Carried {
  readonly measureId?: MeasureId;
  /** Whether a second person has to say so too. */
  readonly isProposed?: boolean;
}

/** What a measure calls the reasons of reports. */
const codes: Readonly<Record<ReportReason, ReasonCode>> = {
  illegal: 'conduct',
  personal_data: 'conduct',
  offence: 'conduct',
  minors: 'conduct',
  spam: 'spam',
  false: 'other',
  rules: 'rules',
  other: 'other',
};

/**
 * Does what was decided, by the very acts that others use: with their rights, their events and their mails.
 * @throws PiazzaError as `hideCard`, `suspendMembership` and `removeMember`
 */
export async function carryOut(
  deps: { readonly db: Trx; readonly now: Clock },
  { outcome, reason, days }: Consequence,
  on: { readonly report: Report; readonly community: Community; readonly actor: Actor },
): Promise<Carried> {
  const { actor, community, report } = on;
  const { slug } = community;
  switch (outcome) {
    case 'no_action':
    case 'correction':
      return {};
    case 'hide_card': {
      if (!report.cardId) throw new PiazzaError('card.not_found', { report: report.id });
      await hideCard(deps, { actor, slug, cardId: report.cardId, reason, report: report.id });
      return {};
    }
    case 'suspension': {
      const order = { ...orderOf(on, reason), days: days ?? 0 };
      const { measureId } = await suspendMembership(deps, order);
      return { measureId };
    }
    case 'removal': {
      const { measureId, outcome: done } = await removeMember(deps, orderOf(on, reason));
      return { measureId, isProposed: done === 'proposed' };
    }
  }
}

function orderOf(
  {
    report,
    community,
    actor,
  }: { readonly report: Report; readonly community: Community; readonly actor: Actor },
  reason: string,
) {
  const { memberId, reasonCode } = report;
  if (!memberId) throw new PiazzaError('report.outcome_not_allowed', { report: report.id });
  return { actor, slug: community.slug, memberId, reason, reasonCode: codes[reasonCode] };
}
