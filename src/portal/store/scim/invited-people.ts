// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { normaliseAddress } from '../../../kernel/email-address.js';
import { trustId, type InvitationId } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import type { InvitedPerson } from '../../domain/scim/person.js';

type Asking = Pick<Portal, 'clientId' | 'communities'>;

/** Which of those whom a portal's people invited by SCIM are looked for. */
export interface InvitedQuery {
  readonly after?: string;
  readonly ids?: readonly string[];
  readonly address?: string;
  readonly externalId?: string;
  readonly limit: number;
}

/** Invitations sent through this portal by SCIM that wait for an answer, by id. */
export async function listInvited(
  db: Db | Trx,
  portal: Asking,
  query: InvitedQuery,
): Promise<readonly InvitedPerson[]> {
  const { communities, clientId } = portal;
  const { after, ids, address, externalId, limit } = query;
  if (communities.length === 0 || ids?.length === 0) return [];
  const rows = await db
    .selectFrom('scim_resource as r')
    .innerJoin('portal_invitation as i', 'i.id', 'r.id')
    .select(['i.id', 'i.address', 'i.created_at', 'i.last_sent_at', 'r.external_id'])
    .where('r.client_id', '=', clientId)
    .where('r.kind', '=', 'invitation')
    .$if(communities !== 'all', (q) =>
      q.where('i.community_id', 'in', communities === 'all' ? [] : [...communities]),
    )
    .$if(after !== undefined, (q) => q.where('r.id', '>', after ?? ''))
    .$if(ids !== undefined, (q) => q.where('r.id', 'in', ids ?? []))
    .$if(address !== undefined, (q) =>
      q.where('i.address_normalised', '=', normaliseAddress(address ?? '')),
    )
    .$if(externalId !== undefined, (q) => q.where('r.external_id', '=', externalId ?? ''))
    .orderBy('r.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'invited',
    id: trustId<InvitationId>(row.id),
    address: row.address,
    externalId: row.external_id ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.last_sent_at,
  }));
}

/** Forgets what was invited and waits no longer. @returns how many */
export async function deleteOverInvitations(db: Db, batch: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from scim_resource where ctid = any (array(
      select r.ctid from scim_resource r
      where r.kind = 'invitation' and not exists (select from portal_invitation i where i.id = r.id)
      limit ${batch}))`.execute(db);
  return Number(numAffectedRows);
}
