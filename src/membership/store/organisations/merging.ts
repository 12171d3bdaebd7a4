// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type AffiliationId,
  type CommunityId,
  type MemberId,
  type OrganisationGrantId,
  type OrganisationId,
  type SeatId,
} from '../../../kernel/ids.js';
import type { JoinWay } from '../../domain/joining/ways.js';
import type { Merging } from '../../domain/organisations/merging.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import { named } from '../people.js';

/** Communities where one of the two has a seat, or that name the one that goes: in the order in which they are held. */
export async function listCommunitiesOf(
  trx: Trx,
  { from, into }: Merging,
): Promise<readonly CommunityId[]> {
  const naming = JSON.stringify([{ affiliation: { organisations: [from] } }]);
  const { rows } = await sql<{ id: string }>`
    select community_id as id from seat where organisation_id in (${from}, ${into}) and ended_at is null
    union select id from community where join_ways @> ${naming}::jsonb and status <> 'archived'
    order by id`.execute(trx);
  return rows.map(({ id }) => trustId(id));
}

/** Both, held until the end of the transaction: nothing new comes to either. */
export async function lockBoth(trx: Trx, { from, into }: Merging): Promise<void> {
  await sql`
    select id from organisation where id in (${from}, ${into}) order by id for update`.execute(trx);
}

/** Others of its kind that staff entered, by a part of the name. */
export async function findEnteredNamed(
  db: Db,
  query: {
    readonly text: string;
    readonly kind: Organisation['kind'];
    readonly except: OrganisationId;
    readonly limit: number;
  },
): Promise<
  readonly { readonly id: OrganisationId; readonly name: string; readonly code: string }[]
> {
  const { rows } = await sql<{ id: string; name: string; code: string }>`
    select id, name, code from organisation
    where status = 'active' and source = 'staff' and kind = ${query.kind} and id <> ${query.except}
      and fold_text(name) like ${named(query.text)}
    order by name, id limit ${query.limit}`.execute(db);
  return rows.map((row) => ({ ...row, id: trustId(row.id) }));
}

export async function saveWays(trx: Trx, id: CommunityId, ways: readonly JoinWay[]): Promise<void> {
  await trx
    .updateTable('community')
    .set((e) => ({ join_ways: JSON.stringify(ways), revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Violates `affiliation_live_key` where the person says the same of the other. */
export async function moveAffiliation(
  trx: Trx,
  id: AffiliationId,
  into: OrganisationId,
): Promise<void> {
  await trx
    .updateTable('affiliation')
    .set({ organisation_id: into })
    .where('id', '=', id)
    .execute();
}

/** Violates `organisation_grant_live_key` where the person answers for the other too. */
export async function moveRepresentation(
  trx: Trx,
  id: OrganisationGrantId,
  into: OrganisationId,
): Promise<void> {
  await trx
    .updateTable('organisation_grant')
    .set({ organisation_id: into })
    .where('id', '=', id)
    .execute();
}

/** @returns the domains, each of one organisation only */
export async function moveDomains(trx: Trx, { from, into }: Merging): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('organisation_domain')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .returning('domain')
    .execute();
  return rows.map(({ domain }) => domain).toSorted();
}

/** Violates `seat_live_key` where the other has a seat there, or asks for one. */
export async function moveSeat(trx: Trx, id: SeatId, into: OrganisationId): Promise<void> {
  await trx.updateTable('seat').set({ organisation_id: into }).where('id', '=', id).execute();
}

/** Violates `seat_delegate_live_key` for who sits there already, or is asked to. */
export async function reseat(
  trx: Trx,
  delegateId: string,
  { id }: { readonly id: SeatId },
): Promise<void> {
  await trx
    .updateTable('seat_delegate')
    .set({ seat_id: id })
    .where('id', '=', delegateId)
    .execute();
}

/** It is closed, and says as which one it goes on; so does what went on as it before. */
export async function closeMerged(
  trx: Trx,
  { from, into }: Merging,
  { by, at, reason }: { readonly by: MemberId; readonly at: Date; readonly reason: string },
): Promise<void> {
  await trx
    .updateTable('organisation')
    .set((e) => ({
      status: 'dissolved',
      dissolved_at: at,
      closed_by: by,
      closed_reason: reason,
      merged_into: into,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', from)
    .execute();
  await trx
    .updateTable('organisation')
    .set({ merged_into: into })
    .where('merged_into', '=', from)
    .execute();
}
