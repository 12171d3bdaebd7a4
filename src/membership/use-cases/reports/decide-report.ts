// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ReportId } from '../../../kernel/ids.js';
import { outcomesFor, type ReportGround, type ReportOutcome } from '../../domain/reports/report.js';
import { closeReport } from '../../store/reports/reports.js';
import { demandFresh } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { carryOut } from './carry-out.js';
import { holdReport } from './hold-report.js';
import { demandWords } from './words.js';

export interface DecideReport {
  readonly actor: Actor;
  readonly reportId: ReportId;
  readonly outcome: ReportOutcome;
  readonly ground: ReportGround;
  /** For both sides: the facts, and why. */
  readonly reason: string;
  readonly days?: number | undefined;
}

/**
 * Whoever sits at the desk decides, once, and what follows happens in the same act. Both sides are told why; the
 * person never who reported them.
 *
 * @throws PiazzaError `session.not_fresh`, `session.level_too_low`, `report.words_missing`, `report.not_found`,
 *   `right.missing`, `report.decided`, `report.outcome_not_allowed`, and as `hideCard`, `suspendMembership`, `removeMember`
 */
export async function decideReport(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, reportId, outcome, ground, days, ...input }: DecideReport,
): Promise<void> {
  demandFresh(actor, deps.now);
  const reason = demandWords(input.reason);
  await transact(deps.db, async (trx) => {
    const { report, community } = await holdReport(trx, actor, reportId);
    if (!outcomesFor(report.kind).includes(outcome)) {
      throw new PiazzaError('report.outcome_not_allowed', { outcome });
    }
    const within = { ...deps, db: trx };
    const on = { report, community, actor };
    const { measureId, isProposed = false } = await carryOut(within, { outcome, reason, days }, on);
    const at = deps.now();
    const grounded = outcome === 'no_action' ? undefined : ground;
    const decision = { outcome, ground: grounded, reason, measureId };
    await closeReport(trx, reportId, { ...decision, at, by: actor.memberId });
    const { memberId: subject, reporterId: reporter, kind } = report;
    const data = { report: reportId, reporter, outcome, kind, isProposed };
    const about = { at, actor: actor.memberId, subject, community: community.id };
    await record(trx, { ...about, type: 'report.decided', data });
  });
}
