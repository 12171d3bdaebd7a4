// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import {
  trustId,
  type CardId,
  type CommunityId,
  type MeasureId,
  type MemberId,
  type ReportId,
  type Slug,
} from '../../../kernel/ids.js';
import type { Desk, Handling } from '../../domain/reports/desk.js';
import type {
  ReportGround,
  ReportKind,
  ReportOutcome,
  ReportReason,
} from '../../domain/reports/report.js';
import { textOf } from '../catalogue/query.js';

/** A report as lists and pages show it: whom it is about, never who wrote it. */
export interface ListedReport {
  readonly id: ReportId;
  readonly community: { readonly slug: Slug; readonly name: string };
  readonly kind: ReportKind;
  readonly cardId: CardId | undefined;
  /** Whom it is about, as others know them. */
  readonly about: string | undefined;
  readonly reasonCode: ReportReason;
  readonly body: string;
  readonly note: string | undefined;
  readonly desk: Desk;
  readonly status: 'open' | 'decided' | 'over';
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly outcome: ReportOutcome | undefined;
  readonly ground: ReportGround | undefined;
  readonly reason: string | undefined;
  readonly measureId: MeasureId | undefined;
  readonly decidedAt: Date | undefined;
  readonly objection: string | undefined;
  readonly review: 'kept' | 'reversed' | undefined;
  readonly reviewReason: string | undefined;
}

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: ReportKind;
  readonly card_id: string | null;
  readonly about: string | null;
  readonly reason_code: ReportReason;
  readonly body: string;
  readonly note: string | null;
  readonly desk: Desk;
  readonly status: ListedReport['status'];
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly outcome: ReportOutcome | null;
  readonly ground: ReportGround | null;
  readonly reason: string | null;
  readonly measure_id: string | null;
  readonly decided_at: Date | null;
  readonly objection: string | null;
  readonly review: 'kept' | 'reversed' | null;
  readonly review_reason: string | null;
  readonly key: [string, string];
}

/** Where the previous page of a queue ended: when it is due, and which. */
export type ReportKey = readonly [dueAt: string, id: string];
type Page = { readonly after: ReportKey | undefined; readonly limit: number };

const listed = (locale: 'it' | 'en') => sql`
  select r.*, c.slug, t.name, m.display_name as about, array[r.due_at::text, r.id::text] as key
  from report r join community c on c.id = r.community_id left join member_public m on m.id = r.member_id
  left join lateral (${textOf(locale)}) t on true`;

/** Who is one of the two, by any profile of theirs. */
const isParty = (member: MemberId): RawBuilder<boolean> => sql`exists (
  select from member_public p where p.id in (r.member_id, r.reporter_id) and ${member} in (p.id, p.merged_into))`;

const behind = (after: ReportKey | undefined) =>
  after ? sql`(r.due_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;

export interface ListedPage {
  readonly report: ListedReport;
  readonly key: ReportKey;
}

/** What waits on the desks of a community that somebody sits at, but for what concerns them; due first. */
export async function listQueue(
  db: Db,
  communityId: CommunityId,
  {
    reader,
    handling,
    locale,
    after,
    limit,
  }: Page & {
    readonly reader: MemberId;
    readonly handling: Handling;
    readonly locale: 'it' | 'en';
  },
): Promise<readonly ListedPage[]> {
  const { rows } = await sql<Row>`${listed(locale)}
    where r.community_id = ${communityId} and r.status = 'open' and r.desk = any (${[...handling.desks]}::text[])
      and (r.desk = 'staff' or r.rank <= ${handling.rank}) and not ${isParty(reader)} and ${behind(after)}
    order by r.due_at, r.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ report: toListed(row), key: row.key }));
}

/** What waits for the regional staff, but for what concerns the reader; due first. */
export async function listForStaff(
  db: Db,
  {
    reader,
    locale,
    after,
    limit,
  }: Page & {
    readonly reader: MemberId;
    readonly locale: 'it' | 'en';
  },
): Promise<readonly ListedPage[]> {
  const { rows } = await sql<Row>`${listed(locale)}
    where r.status = 'open' and r.desk = 'staff' and not ${isParty(reader)} and ${behind(after)}
    order by r.due_at, r.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ report: toListed(row), key: row.key }));
}

/** One page of the decisions that somebody objects to, but for those of the reader; oldest first. */
export async function listObjections(
  db: Db,
  {
    reader,
    locale,
    after,
    limit,
  }: Page & { readonly reader: MemberId; readonly locale: 'it' | 'en' },
): Promise<readonly ListedPage[]> {
  const behindObjection = after
    ? sql`(r.objected_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql`true`;
  const { rows } = await sql<Row & { readonly objected: string }>`
    select l.*, l.objected_at::text as objected from (${listed(locale)}
    where r.objected_at is not null and r.reviewed_at is null and r.decided_by <> ${reader} and not ${isParty(reader)}
      and ${behindObjection}
    order by r.objected_at, r.id limit ${limit}) l order by l.objected_at, l.id`.execute(db);
  return rows.map((row) => ({ report: toListed(row), key: [row.objected, row.id] }));
}

export async function findListedReport(
  db: Db,
  id: ReportId,
  locale: 'it' | 'en',
): Promise<ListedReport | undefined> {
  const { rows } = await sql<Row>`${listed(locale)} where r.id = ${id}`.execute(db);
  return rows[0] && toListed(rows[0]);
}

const profilesOf = (member: MemberId) =>
  sql`(select p.id from member_public p where p.id = ${member} or p.merged_into = ${member})`;

/** What somebody reported, newest first; of a removal that waits for a second word, or fell, nothing is told. */
export async function listReportsBy(
  db: Db,
  member: MemberId,
  locale: 'it' | 'en',
): Promise<readonly ListedReport[]> {
  const { rows } = await sql<Row & { readonly measure: string | null }>`
    select l.*, x.status as measure from (${listed(locale)}
      where r.reporter_id in ${profilesOf(member)}
    ) l left join measure x on x.id = l.measure_id order by l.opened_at desc, l.id desc`.execute(
    db,
  );
  return rows.map((row) =>
    row.measure === 'proposed' || row.measure === 'declined' ? untold(row) : toListed(row),
  );
}

/** What was decided about somebody after a report, newest first; never what they were only reported for. */
export async function listDecisionsAbout(
  db: Db,
  member: MemberId,
  locale: 'it' | 'en',
): Promise<readonly ListedReport[]> {
  const { rows } = await sql<Row>`${listed(locale)}
    where r.member_id in ${profilesOf(member)} and r.status = 'decided' and r.outcome <> 'no_action'
      -- A removal that waits for a second word is not told yet.
      and (r.measure_id is null or exists (select from measure x where x.id = r.measure_id and x.status in ('in_force', 'over')))
    order by r.decided_at desc, r.id desc`.execute(db);
  return rows.map(toListed);
}

const untold = (row: Row & { readonly measure: string | null }): ListedReport => ({
  ...toListed(row),
  status: row.measure === 'proposed' ? 'open' : 'over',
  outcome: undefined,
  reason: undefined,
});

const toListed = (row: Row): ListedReport => ({
  id: trustId(row.id),
  community: { slug: trustId(row.slug), name: row.name },
  kind: row.kind,
  cardId: row.card_id === null ? undefined : trustId(row.card_id),
  about: row.about ?? undefined,
  reasonCode: row.reason_code,
  body: row.body,
  note: row.note ?? undefined,
  desk: row.desk,
  status: row.status,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  outcome: row.outcome ?? undefined,
  ground: row.ground ?? undefined,
  reason: row.reason ?? undefined,
  measureId: row.measure_id === null ? undefined : trustId(row.measure_id),
  decidedAt: row.decided_at ?? undefined,
  objection: row.objection ?? undefined,
  review: row.review ?? undefined,
  reviewReason: row.review_reason ?? undefined,
});
