// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { ClientId } from '../../../kernel/ids.js';

/** An invitation or a group as one portal knows it. */
export interface OwnResource {
  readonly clientId: ClientId;
  readonly id: string;
  readonly kind: 'invitation' | 'group';
}

/** Writes down by which id of its own a portal knows a resource, or that it knows it by none. */
export async function keepResource(
  trx: Trx,
  { clientId, id, kind }: OwnResource,
  externalId: string | undefined,
): Promise<void> {
  await trx
    .insertInto('scim_resource')
    .values({ client_id: clientId, id, kind, external_id: externalId ?? null })
    .onConflict((oc) =>
      oc.columns(['client_id', 'id']).doUpdateSet({ external_id: externalId ?? null }),
    )
    .execute();
}

/** Which of some invitations were sent through a portal; one that is over is forgotten after a while. */
export async function listSentThrough(
  db: Db | Trx,
  clientId: ClientId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('scim_resource')
    .select('id')
    .where('client_id', '=', clientId)
    .where('kind', '=', 'invitation')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Of two changes of one resource through one portal, the second waits here and then sees what the first did. */
export async function lockResource(
  trx: Trx,
  { clientId, id }: Pick<OwnResource, 'clientId' | 'id'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`scim ${clientId} ${id}`}, 0))`.execute(
    trx,
  );
}

export async function deleteResource(
  trx: Trx,
  { clientId, id }: Pick<OwnResource, 'clientId' | 'id'>,
): Promise<void> {
  await trx
    .deleteFrom('scim_resource')
    .where('client_id', '=', clientId)
    .where('id', '=', id)
    .execute();
}
