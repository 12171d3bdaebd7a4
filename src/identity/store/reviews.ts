// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { ReviewCaseTable } from '../../database/tables/standing.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Review, ReviewId } from '../domain/review.js';

export type NewReview = Pick<
  Review,
  | 'id'
  | 'kind'
  | 'issuer'
  | 'subject'
  | 'provider'
  | 'label'
  | 'claimed'
  | 'keys'
  | 'level'
  | 'openedAt'
  | 'sides'
>;

/**
 * Opens a case, or notes that its person came again: one open case for each external identity, whichever
 * node is first. What a case shows stays still once somebody has judged it.
 */
export async function openReview(
  trx: Trx,
  review: NewReview,
): Promise<{ readonly id: ReviewId; readonly opened: boolean }> {
  const { rows } = await sql<{ id: string; opened: boolean }>`
    insert into review_case as known (id, kind, status, issuer, subject, provider, label, claimed,
      keys, level, opened_at, last_seen_at)
    values (${review.id}, ${review.kind}, 'open', ${review.issuer}, ${review.subject},
      ${review.provider}, ${review.label}, ${JSON.stringify(review.claimed)},
      ${JSON.stringify(review.keys)}, ${review.level}, ${review.openedAt}, ${review.openedAt})
    on conflict (issuer, subject) where status <> 'decided'
      do update set last_seen_at = excluded.last_seen_at, seen = known.seen + 1
    returning id, xmax = 0 as opened`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('an upsert returned no row');
  if (row.opened) {
    const sides = review.sides.map((id) => ({ case_id: row.id, member_id: id }));
    await trx.insertInto('review_side').values(sides).execute();
  }
  return { id: trustId(row.id), opened: row.opened };
}

export async function findReview(db: Db | Trx, id: ReviewId): Promise<Review | undefined> {
  const row = await withSides(db).where('id', '=', id).executeTakeFirst();
  return row && toReview(row);
}

/** Locks a case, so that of two verdicts the second sees the first. */
export async function lockReview(trx: Trx, id: ReviewId): Promise<Review | undefined> {
  const query = trx.selectFrom('review_case').select('id').where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) && (await findReview(trx, id));
}

/** Where the previous page ended: a moment as PostgreSQL writes it, id. */
export type ReviewKey = readonly [at: string, id: string];

interface Page {
  readonly after: ReviewKey | undefined;
  readonly limit: number;
}

type Found = readonly { readonly item: Review; readonly key: ReviewKey }[];

/** One page of the cases that wait, the oldest first. */
export async function findWaitingReviews(db: Db, { after, limit }: Page): Promise<Found> {
  const rows = await withSides(db)
    .select(sql<[string, string]>`array[opened_at::text, id::text]`.as('key'))
    .where('status', '<>', 'decided')
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(opened_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('opened_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ item: toReview(row), key: row.key }));
}

/** One page of the cases that were decided, the newest first. */
export async function findDecidedReviews(db: Db, { after, limit }: Page): Promise<Found> {
  const rows = await withSides(db)
    .select(sql<[string, string]>`array[decided_at::text, id::text]`.as('key'))
    .where('status', '=', 'decided')
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(decided_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ item: toReview(row), key: row.key }));
}

/** The cases that concerned a member, as they may be told to them. */
export async function findReviewHistory(
  db: Db,
  memberId: MemberId,
): Promise<Pick<Review, 'provider' | 'openedAt' | 'verdict' | 'decidedAt'>[]> {
  const rows = await withSides(db)
    .where('id', 'in', (e) =>
      e.selectFrom('review_side').select('case_id').where('member_id', '=', memberId),
    )
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => {
    const { provider, openedAt, verdict, decidedAt } = toReview(row);
    return { provider, openedAt, verdict, decidedAt };
  });
}

/** Whether this external identity was kept apart from exactly these members before. */
export async function wasKeptApart(
  trx: Trx,
  { issuer, subject, sides }: Pick<Review, 'issuer' | 'subject' | 'sides'>,
): Promise<boolean> {
  const rows = await withSides(trx)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('kind', '=', 'two_members')
    .where('verdict', '=', 'apart')
    .execute();
  const asked = sides.toSorted().join();
  return rows.some((row) => row.sides.toSorted().join() === asked);
}

export async function saveProposal(
  trx: Trx,
  id: ReviewId,
  proposal: { readonly by: MemberId; readonly at: Date; readonly reason: string },
): Promise<void> {
  const { by, at, reason } = proposal;
  await trx
    .updateTable('review_case')
    .set({ status: 'proposed', verdict: 'same_person', reason, proposed_by: by, proposed_at: at })
    .where('id', '=', id)
    .execute();
}

/** Closes a case; what was kept for comparison goes. Violates `review_two_people`. */
export async function saveVerdict(
  trx: Trx,
  id: ReviewId,
  decided: Required<Pick<Review, 'verdict' | 'reason' | 'merges'>> & {
    readonly by: MemberId;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .updateTable('review_case')
    .set({
      status: 'decided',
      verdict: decided.verdict ?? null,
      reason: decided.reason ?? null,
      decided_by: decided.by,
      decided_at: decided.at,
      merges: [...decided.merges],
      claimed: '{}',
      keys: '[]',
    })
    .where('id', '=', id)
    .execute();
}

const withSides = (db: Db | Trx) =>
  db
    .selectFrom('review_case')
    .selectAll()
    .select(
      sql<string[]>`array(
        select member_id from review_side where case_id = review_case.id order by member_id
      )`.as('sides'),
    );

function toReview(
  row: Selectable<ReviewCaseTable> & { readonly sides: readonly string[] },
): Review {
  return {
    id: trustId(row.id),
    kind: row.kind,
    status: row.status,
    issuer: row.issuer,
    subject: row.subject,
    provider: row.provider,
    label: row.label,
    claimed: row.claimed,
    keys: row.keys,
    level: row.level,
    openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at,
    seen: row.seen,
    sides: row.sides.map((id) => trustId(id)),
    verdict: row.verdict ?? undefined,
    reason: row.reason ?? undefined,
    proposedBy: row.proposed_by === null ? undefined : trustId(row.proposed_by),
    decidedBy: row.decided_by === null ? undefined : trustId(row.decided_by),
    decidedAt: row.decided_at ?? undefined,
    merges: row.merges.map((id) => trustId(id)),
  };
}
