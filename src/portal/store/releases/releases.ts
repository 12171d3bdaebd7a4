// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { PortalTable, ReleaseNoticeTable } from '../../../database/tables/portal.js';
import { trustId, type ClientId, type MemberId } from '../../../kernel/ids.js';
import type { Release } from '../../domain/release.js';

const ofMember = (db: Db | Trx, memberId: MemberId) =>
  db
    .selectFrom('release_notice as r')
    .innerJoin('portal as p', 'p.client_id', 'r.client_id')
    .selectAll('r')
    .select(['p.name', 'p.controller'])
    .where('r.member_id', '=', memberId);

/** What each portal was shown to receive of a member, and received; by the names of claims. */
export async function listReleases(db: Db | Trx, memberId: MemberId): Promise<readonly Release[]> {
  const rows = await ofMember(db, memberId).orderBy('p.name').orderBy('p.client_id').execute();
  return rows.map(toRelease);
}

export async function findRelease(
  db: Db | Trx,
  { memberId, clientId }: { readonly memberId: MemberId; readonly clientId: ClientId },
): Promise<Release | undefined> {
  const row = await ofMember(db, memberId).where('r.client_id', '=', clientId).executeTakeFirst();
  return row && toRelease(row);
}

const toRelease = (
  row: Selectable<ReleaseNoticeTable> & Pick<Selectable<PortalTable>, 'name' | 'controller'>,
): Release => ({
  clientId: trustId(row.client_id),
  name: row.name,
  controller: row.controller,
  claims: row.claims,
  shownAt: row.shown_at,
  received: row.received,
  firstAt: row.first_received_at ?? undefined,
  lastAt: row.last_received_at ?? undefined,
  provider: row.provider ?? undefined,
  level: row.level ?? undefined,
  endedAt: row.ended_at ?? undefined,
});
