// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ReportId, Slug } from '../../../kernel/ids.js';
import { strongest } from '../../domain/measures/rank.js';
import { eligible, rolesAt } from '../../domain/reports/desk.js';
import { openReport, type ReportReason } from '../../domain/reports/report.js';
import { rankOf } from '../../domain/roles.js';
import { holdCommunity } from '../../store/communities.js';
import { insertReport } from '../../store/reports/reports.js';
import { listHandlers, listRolesOf } from '../../store/reports/targets.js';
import { demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { findTarget, type ReportedThing } from './target.js';
import { isUrgent } from './read-urgency.js';
import { demandWords } from './words.js';

export interface FileReport {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly thing: ReportedThing;
  readonly reasonCode: ReportReason;
  /** What is wrong, and why: 10 to 2,000 characters. */
  readonly body: string;
}

/**
 * Somebody who can read it reports a card, the texts of the community or a member's conduct. It goes to those who
 * handle reports there; to the regional staff where nobody is left who may decide about that person.
 *
 * @throws PiazzaError `report.words_missing`, `community.not_found`, `report.not_found`, `report.own`,
 *   `report.already_open`
 */
export async function fileReport(
  deps: { readonly db: Db; readonly now: Clock },
  { actor, slug, thing, reasonCode, ...input }: FileReport,
): Promise<{ readonly reportId: ReportId }> {
  const body = demandWords(input.body);
  return transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    const target = await findTarget(trx, thing, { actor, community, powers });
    const { memberId, cardId, kind } = target;
    const held = memberId ? await listRolesOf(trx, memberId, community.id) : [];
    const rank = rankOf(strongest(held) ?? 'contact_person');
    const handlers = await listHandlers(trx, community.id, rolesAt('moderators'));
    const left = eligible(handlers, { rank, not: [actor.memberId, memberId] });
    const at = deps.now();
    const desk = left.length > 0 ? 'moderators' : 'staff';
    const told = { kind, cardId, memberId, reasonCode, body, rank, desk } as const;
    const where = { communityId: community.id, reporterId: actor.memberId };
    const urgent = await isUrgent(trx, { ...told, ...where });
    const report = openReport({ ...told, ...where }, { at, isUrgent: urgent });
    await insertReport(trx, report);
    const { id } = report;
    const about = { at, actor: actor.memberId, subject: memberId, community: community.id };
    await record(trx, { ...about, type: 'report.opened', data: { report: id, kind, desk } });
    return { reportId: id };
  });
}
