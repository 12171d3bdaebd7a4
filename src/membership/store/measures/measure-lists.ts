// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import {
  trustId,
  type AppealId,
  type CommunityId,
  type MeasureId,
  type MemberId,
  type Slug,
} from '../../../kernel/ids.js';
import type { AppealStatus } from '../../domain/measures/appeal.js';
import type { MeasureKind, MeasureStatus, ReasonCode } from '../../domain/measures/measure.js';
import type { CommunityRole } from '../../domain/permissions.js';
import { textOf } from '../catalogue/query.js';

/** A measure as lists show it. */
export interface ListedMeasure {
  readonly id: MeasureId;
  readonly kind: MeasureKind;
  readonly status: MeasureStatus;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  readonly imposedAt: Date;
  readonly until: Date | undefined;
  readonly imposedBy: MemberId;
  readonly byStaff: boolean;
  /** The strongest role that the person held on that day. */
  readonly roleHeld: CommunityRole | undefined;
  readonly appeal: AppealStatus | undefined;
  /** Undefined for a ban from every community. */
  readonly community: { readonly slug: Slug; readonly name: string } | undefined;
}

/** Where the previous page ended. */
export type MeasureKey = readonly [imposedAt: string, id: string];

interface MeasureRow {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly status: MeasureStatus;
  readonly member_id: string;
  readonly display_name: string;
  readonly reason_code: ReasonCode;
  readonly reason: string;
  readonly imposed_at: Date;
  readonly until: Date | null;
  readonly imposed_by: string;
  readonly by_staff: boolean;
  readonly role_held: CommunityRole | null;
  readonly appeal: AppealStatus | null;
  readonly slug: string | null;
  readonly name: string | null;
  readonly key: [string, string];
}

const columns = (locale: 'it' | 'en') => sql`
  x.id, x.kind, x.status, x.member_id, m.display_name, x.reason_code, x.reason, x.imposed_at, x.until, x.imposed_by, x.by_staff, x.role_held,
  a.status as appeal, c.slug, t.name, array[x.imposed_at::text, x.id::text] as key
  from measure x join member_public m on m.id = x.member_id
  left join appeal a on a.measure_id = x.id
  left join community c on c.id = x.community_id left join lateral (${textOf(locale)}) t on true`;

type Page = { readonly after: MeasureKey | undefined; readonly limit: number };

/** The measures of one community, or those of the region for every community, newest first. */
export async function listMeasuresPage(
  db: Db,
  communityId: CommunityId | 'all',
  { locale, after, limit }: Page & { locale: 'it' | 'en' },
): Promise<readonly { measure: ListedMeasure; key: MeasureKey }[]> {
  const place =
    communityId === 'all' ? sql`x.community_id is null` : sql`x.community_id = ${communityId}`;
  const { rows } = await sql<MeasureRow>`
    select ${columns(locale)}
    where ${place} and ${after ? sql`(x.imposed_at, x.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by x.imposed_at desc, x.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ measure: toListed(row), key: row.key }));
}

/** Profiles that have become this one, each by its own merge, and itself. */
const profilesOf = (memberId: MemberId) => sql`(
  with recursive same (id) as (
    select ${memberId}::uuid
    union select m.id from member_public m join same on m.merged_into = same.id
  ) select id from same)`;

/**
 * The measures against one person: in one community, of former profiles what is over, which was carried on otherwise; or
 * all that the person was told of. Newest first.
 */
export async function listMeasuresOf(
  db: Db,
  memberId: MemberId,
  { locale, communityId }: { locale: 'it' | 'en'; communityId?: CommunityId },
): Promise<readonly ListedMeasure[]> {
  const which = communityId
    ? sql`x.member_id in ${profilesOf(memberId)} and x.community_id = ${communityId}
        and (x.member_id = ${memberId} or x.status in ('over', 'declined'))`
    : sql`x.member_id in ${profilesOf(memberId)} and x.status in ('in_force', 'over')`;
  const { rows } = await sql<MeasureRow>`
    select ${columns(locale)} where ${which}
    order by x.imposed_at desc, x.id desc`.execute(db);
  return rows.map(toListed);
}

export interface WaitingAppeal {
  readonly id: AppealId;
  readonly openedAt: Date;
  readonly measure: ListedMeasure;
}

/** Where the previous page of appeals ended: a moment as PostgreSQL writes it, id. */
export type AppealKey = readonly [openedAt: string, id: string];

/** One page of the appeals that wait, the oldest first. */
export async function listWaitingAppeals(
  db: Db,
  {
    locale,
    after,
    limit,
  }: {
    readonly locale: 'it' | 'en';
    readonly after: AppealKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: WaitingAppeal; readonly key: AppealKey }[]> {
  const { rows } = await sql<
    MeasureRow & { appeal_id: string; opened_at: Date; appeal_key: [string, string] }
  >`
    select a.id as appeal_id, a.opened_at, array[a.opened_at::text, a.id::text] as appeal_key, ${columns(locale)}
    where a.status = 'open'
      and ${after ? sql`(a.opened_at, a.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by a.opened_at, a.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    key: row.appeal_key,
    item: { id: trustId(row.appeal_id), openedAt: row.opened_at, measure: toListed(row) },
  }));
}

export async function findListedMeasure(
  db: Db,
  id: MeasureId,
  locale: 'it' | 'en',
): Promise<ListedMeasure | undefined> {
  const { rows } = await sql<MeasureRow>`select ${columns(locale)} where x.id = ${id}`.execute(db);
  return rows[0] && toListed(rows[0]);
}

function toListed(row: MeasureRow): ListedMeasure {
  return {
    id: trustId(row.id),
    kind: row.kind,
    status: row.status,
    memberId: trustId(row.member_id),
    displayName: row.display_name,
    reasonCode: row.reason_code,
    reason: row.reason,
    imposedAt: row.imposed_at,
    until: row.until ?? undefined,
    imposedBy: trustId(row.imposed_by),
    byStaff: row.by_staff,
    roleHeld: row.role_held ?? undefined,
    appeal: row.appeal ?? undefined,
    community:
      row.slug === null ? undefined : { slug: trustId(row.slug), name: row.name ?? row.slug },
  };
}
