// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { trustId, type AffiliationId, type MemberId } from '../../../kernel/ids.js';
import type { AffiliationKind } from '../../domain/organisations/affiliation.js';

/** What an organisation said of somebody who said that they belong to it. */
export interface Refusal {
  readonly id: AffiliationId;
  readonly organisation: string;
  readonly kind: AffiliationKind;
  readonly at: Date;
  readonly reason: string;
}

/** The refusals of a member since a moment, the newest first. */
export async function listRefusals(
  db: Db,
  { memberId, since }: { readonly memberId: MemberId; readonly since: Date },
): Promise<readonly Refusal[]> {
  const rows = await db
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.kind', 'a.ended_at', 'a.end_reason', 'o.name'])
    .where('a.member_id', '=', memberId)
    .where('a.status', '=', 'refused')
    .where('a.ended_at', '>', since)
    .orderBy('a.ended_at', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
  return rows.flatMap(({ id, kind, ended_at: at, end_reason: reason, name }) =>
    at
      ? [{ id: trustId<AffiliationId>(id), kind, at, reason: reason ?? '', organisation: name }]
      : [],
  );
}

/** Why somebody does not belong to an organisation; undefined where nobody said so. */
export async function findRefusalReason(db: Db, id: AffiliationId): Promise<string | undefined> {
  const row = await db
    .selectFrom('affiliation')
    .select('end_reason')
    .where('id', '=', id)
    .where('status', '=', 'refused')
    .executeTakeFirst();
  return row?.end_reason ?? undefined;
}
