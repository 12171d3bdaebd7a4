// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { AffiliationKind } from '../../domain/organisations/affiliation.js';

/** Where somebody belongs, as they let others know. */
export interface DisclosedAffiliation {
  readonly id: string;
  readonly organisation: string;
  readonly kind: AffiliationKind;
  /** In the person's own words. */
  readonly title: string;
}

/** The live affiliations of a member that they let others know of. */
export async function listDisclosed(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly DisclosedAffiliation[]> {
  return await db
    .selectFrom('affiliation as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'o.name as organisation', 'a.kind', 'a.title'])
    .where('a.member_id', '=', memberId)
    .where('a.ended_at', 'is', null)
    .where('a.disclosed', '=', true)
    .orderBy('a.id')
    .execute();
}
