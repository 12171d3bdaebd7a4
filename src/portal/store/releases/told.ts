// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';

/** Of these portals those whose sector knows the member, and which the member still lets know. */
export async function clientsToldOf(
  db: Db | Trx,
  memberId: MemberId,
  clients: readonly ClientId[],
): Promise<ReadonlySet<ClientId>> {
  if (clients.length === 0) return new Set();
  const rows = await db
    .selectFrom('portal as p')
    .innerJoin('pairwise_subject as s', 's.sector', 'p.sector')
    .leftJoin('release_notice as r', (join) =>
      join
        .onRef('r.member_id', '=', 's.member_id')
        .onRef('r.client_id', '=', 'p.client_id')
        .on('r.ended_at', 'is not', null),
    )
    .select('p.client_id')
    .where('p.client_id', 'in', [...clients])
    .where('s.member_id', '=', memberId)
    .where('r.member_id', 'is', null)
    .execute();
  return new Set(rows.map(({ client_id }) => client_id as ClientId));
}
