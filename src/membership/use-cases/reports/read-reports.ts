// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ReportId, Slug } from '../../../kernel/ids.js';
import { can, type Powers } from '../../domain/policy.js';
import { handlingOf } from '../../domain/reports/desk.js';
import { isPartyTo, outcomesFor, type ReportOutcome } from '../../domain/reports/report.js';
import { getCommunity } from '../../store/communities.js';
import {
  findListedReport,
  listDecisionsAbout,
  listForStaff,
  listObjections,
  listQueue,
  listReportsBy,
  type ListedPage,
  type ListedReport,
} from '../../store/reports/report-lists.js';
import { findReport } from '../../store/reports/reports.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { demandHandling } from './hold-report.js';

export type { ListedReport } from '../../store/reports/report-lists.js';

type Deps = { readonly db: Db };
type Reading = { readonly actor: Actor; readonly locale: 'it' | 'en' };

export interface ReportPage {
  readonly items: readonly ListedReport[];
  readonly next: string | undefined;
}

const pageSize = 30;

/**
 * What waits in a community for whoever handles reports there, due first; never what concerns the reader.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listReports(
  { db }: Deps,
  { actor, slug, locale, cursor }: Reading & { slug: Slug; cursor?: string | undefined },
): Promise<ReportPage> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'report.handle');
  const handling = handlingOf(powers);
  const page = { reader: actor.memberId, locale, ...asked(cursor) };
  return pageOf(await listQueue(db, community.id, { ...page, handling }));
}

/**
 * What waits for the regional staff: reports, and decisions that somebody objects to.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listStaffReports(
  { db }: Deps,
  {
    actor,
    locale,
    cursor,
    objections,
  }: Reading & { cursor?: string | undefined; objections?: string | undefined },
): Promise<ReportPage & { readonly objections: ReportPage }> {
  demand(await powersOf(db, actor), 'report.handle');
  const reader = actor.memberId;
  const page = pageOf(await listForStaff(db, { reader, locale, ...asked(cursor) }));
  const objected = await listObjections(db, { reader, locale, ...asked(objections) });
  return { ...page, objections: pageOf(objected) };
}

export interface ReportCase {
  readonly report: ListedReport;
  /** What the reader may decide. */
  readonly outcomes: readonly ReportOutcome[];
  /** Whether it can be passed on. */
  readonly refers: boolean;
  /** Whether the reader answers the objection to it. */
  readonly reviews: boolean;
}

/**
 * One report, for those of its desk; and one that somebody objects to, for the regional staff.
 * @throws PiazzaError `report.not_found`, `right.missing`, `session.level_too_low`
 */
export async function readReport(
  { db }: Deps,
  { actor, reportId, locale }: Reading & { reportId: ReportId },
): Promise<ReportCase> {
  const known = await findReport(db, reportId);
  const report = known && (await findListedReport(db, reportId, locale));
  if (!report) throw new PiazzaError('report.not_found', { reportId });
  if (known.objectedAt !== undefined && !known.reviewedAt) {
    const powers = await powersOf(db, actor);
    const judges = !isPartyTo(known, actor.memberId) && known.decidedBy !== actor.memberId;
    if (judges && handlingOf(powers).desks.includes('staff')) {
      return { report, outcomes: [], refers: false, reviews: true };
    }
  }
  const powers = await demandHandling(db, known, actor);
  const isOpen = known.status === 'open';
  const outcomes = outcomesFor(known.kind).filter((one) => isOpen && allowed(powers, one));
  return { report, outcomes, refers: isOpen && known.desk !== 'staff', reviews: false };
}

/** What somebody reported, and what was decided about them. */
export async function readMyReports(
  { db }: Deps,
  { actor, locale }: Reading,
): Promise<{ readonly own: readonly ListedReport[]; readonly about: readonly ListedReport[] }> {
  const own = await listReportsBy(db, actor.memberId, locale);
  return { own, about: await listDecisionsAbout(db, actor.memberId, locale) };
}

const asked = (cursor: string | undefined) => ({
  after: cursor === undefined ? undefined : readMoment(cursor),
  limit: pageSize + 1,
});

function pageOf(rows: readonly ListedPage[]): ReportPage {
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return { items: page.map(({ report }) => report), next: last && writeCursor(last.key) };
}

function allowed(powers: Powers, outcome: ReportOutcome): boolean {
  switch (outcome) {
    case 'suspension':
      return can(powers, 'membership.suspend');
    case 'removal':
      return can(powers, 'membership.remove');
    case 'no_action':
    case 'correction':
    case 'hide_card':
      return true;
  }
}
