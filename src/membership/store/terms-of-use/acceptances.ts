// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type MemberId,
  type TermsVersionId,
} from '../../../kernel/ids.js';
import type { TermsLanguage } from './versions.js';

export interface OwedTerms {
  readonly id: TermsVersionId;
  readonly owner: CommunityId | undefined;
  readonly number: number;
  readonly content: string;
  /** The last version that the member accepted before, in the same language. */
  readonly before: string | undefined;
}

/** What a member has yet to accept, of the platform and of a community, with the words. */
export async function listOwedTerms(
  db: Db,
  of: {
    readonly memberId: MemberId;
    readonly communityId: CommunityId | undefined;
    readonly at: Date;
    readonly lang: TermsLanguage;
  },
): Promise<readonly OwedTerms[]> {
  const { rows } = await sql<{
    id: string;
    community_id: string | null;
    number: number;
    content: string;
    before: string | null;
  }>`
    select v.id, v.community_id, v.number, t.content, (
      select old.content from terms_acceptance a
        join terms_version w on w.id = a.version_id
        join terms_text old on old.version_id = w.id and old.lang = t.lang
      where a.member_id = ${of.memberId} and w.community_id is not distinct from v.community_id
      order by w.number desc limit 1
    ) as before
    from terms_owed(${of.memberId}, ${of.communityId ?? null}, ${of.at}) owed
      join terms_version v on v.id = owed
      join terms_text t on t.version_id = v.id and t.lang = ${of.lang}
    order by v.community_id nulls first`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    owner: row.community_id === null ? undefined : trustId(row.community_id),
    number: row.number,
    content: row.content,
    before: row.before ?? undefined,
  }));
}

/** The versions only, for the decision. */
export async function listOwedIds(
  trx: Trx,
  of: {
    readonly memberId: MemberId;
    readonly communityId: CommunityId | undefined;
    readonly at: Date;
  },
): Promise<readonly TermsVersionId[]> {
  const { rows } = await sql<{ id: string }>`
    select owed as id from terms_owed(${of.memberId}, ${of.communityId ?? null}, ${of.at}) owed`.execute(
    trx,
  );
  return rows.map((row) => trustId(row.id));
}

/** Keeps that a member accepted a version; false when they had done so already. */
export async function insertAcceptance(
  trx: Trx,
  acceptance: {
    readonly memberId: MemberId;
    readonly version: TermsVersionId;
    readonly lang: TermsLanguage;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('terms_acceptance')
    .values({
      member_id: acceptance.memberId,
      version_id: acceptance.version,
      lang: acceptance.lang,
      accepted_at: acceptance.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
