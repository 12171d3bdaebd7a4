// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ReportId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Powers } from '../../domain/policy.js';
import { handlingOf, sitsAt } from '../../domain/reports/desk.js';
import { isPartyTo, type Report } from '../../domain/reports/report.js';
import { lockCommunity } from '../../store/communities.js';
import { findReport, lockReport } from '../../store/reports/reports.js';
import { demand, powersOf } from '../authorise.js';

/**
 * Locks the community and the report for whoever decides it, before anything that the decision changes.
 * @throws PiazzaError `report.not_found`, `right.missing`, `session.level_too_low`, `report.decided`
 */
export async function holdReport(
  trx: Trx,
  actor: Actor,
  id: ReportId,
): Promise<{ readonly report: Report; readonly community: Community; readonly powers: Powers }> {
  const known = await findReport(trx, id);
  if (!known) throw new PiazzaError('report.not_found', { id });
  const community = await lockCommunity(trx, { id: known.communityId });
  const report = await lockReport(trx, id);
  if (!report) throw new PiazzaError('report.not_found', { id });
  const powers = await demandHandling(trx, report, actor);
  if (report.status !== 'open') throw new PiazzaError('report.decided', { id });
  return { report, community, powers };
}

/**
 * A report exists for those of its desk alone, and never for the two whom it concerns.
 * @throws PiazzaError `report.not_found`, `right.missing`, `session.level_too_low`
 */
export async function demandHandling(db: Db | Trx, report: Report, actor: Actor): Promise<Powers> {
  const { id } = report;
  if (isPartyTo(report, actor.memberId)) throw new PiazzaError('report.not_found', { id });
  const powers = await powersOf(db, actor, report.communityId);
  demand(powers, 'report.handle');
  if (!sitsAt(handlingOf(powers), report)) throw new PiazzaError('report.not_found', { id });
  return powers;
}
