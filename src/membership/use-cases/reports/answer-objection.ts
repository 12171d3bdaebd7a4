// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ReportId } from '../../../kernel/ids.js';
import { handlingOf } from '../../domain/reports/desk.js';
import { isPartyTo } from '../../domain/reports/report.js';
import { lockCommunity } from '../../store/communities.js';
import { lockCard } from '../../store/cards/cards.js';
import { findReport, lockReport, setReview } from '../../store/reports/reports.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { showCard } from '../cards/hide-card.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandWords } from './words.js';

/**
 * The regional staff answers an objection, once; nobody their own decision. Where it was right, the card is shown
 * again, if it is still there and hidden.
 *
 * @throws PiazzaError `session.not_fresh`, `session.level_too_low`, `report.words_missing`, `right.missing`,
 *   `report.not_found`, `report.no_objection`, `report.own`
 */
export async function answerObjection(
  deps: { readonly db: Db; readonly now: Clock },
  input: { actor: Actor; reportId: ReportId; review: 'kept' | 'reversed'; reason: string },
): Promise<void> {
  const { actor, reportId, review } = input;
  demandFresh(actor, deps.now);
  const reason = demandWords(input.reason);
  await transact(deps.db, async (trx) => {
    const powers = await powersOf(trx, actor);
    demand(powers, 'report.handle');
    const known = await findReport(trx, reportId);
    if (!known || !handlingOf(powers).desks.includes('staff') || isPartyTo(known, actor.memberId)) {
      throw new PiazzaError('report.not_found', { reportId });
    }
    const community = await lockCommunity(trx, { id: known.communityId });
    const report = await lockReport(trx, reportId);
    if (!report?.objectedAt || report.reviewedAt) {
      throw new PiazzaError('report.no_objection', { reportId });
    }
    const at = deps.now();
    const by = actor.memberId;
    await setReview(trx, reportId, { review, reason, at, by });
    const { memberId: subject } = report;
    const data = { report: reportId, review };
    await record(trx, {
      type: 'report.reviewed',
      at,
      actor: by,
      subject,
      community: community.id,
      data,
    });
    if (review === 'kept' || report.outcome !== 'hide_card' || !report.cardId) return;
    const card = await lockCard(trx, report.cardId);
    const within = { ...deps, db: trx };
    if (card?.hidden)
      await showCard(within, { actor, slug: community.slug, cardId: card.id, report: reportId });
  });
}
