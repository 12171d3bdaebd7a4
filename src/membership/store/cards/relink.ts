// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import type { AffiliationId, MemberId } from '../../../kernel/ids.js';

/** The cards of a member that name an affiliation name another: the same, under an id of now. */
export async function relinkCards(
  trx: Trx,
  memberId: MemberId,
  { before, after }: { readonly before: AffiliationId; readonly after: AffiliationId },
): Promise<void> {
  await sql`
    update card set fields = jsonb_set(fields::jsonb, '{affiliation,values,0}', to_jsonb(${after}::text))
    where member_id = ${memberId} and fields #>> '{affiliation,values,0}' = ${before}`.execute(trx);
}
