// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type ClientId } from '../../../kernel/ids.js';

/**
 * An end of a session was given up at the portal.
 * @returns whether its contacts are to be told: at the first since one arrived, once a week while it goes on, never twice
 *   within a day
 */
export async function markGivenUp(trx: Trx, clientId: ClientId, at: Date): Promise<boolean> {
  const { rows } = await sql<{ tell: boolean }>`
    insert into logout_failure as f (client_id, since, told_at) values (${clientId}, ${at}, ${at})
    on conflict (client_id) do update set
      since = coalesce(f.since, excluded.since),
      told_at = case
        when f.told_at <= excluded.told_at
          - case when f.told_at >= f.since then interval '7 days' else interval '1 day' end
        then excluded.told_at else f.told_at end
    returning told_at = ${at} as tell`.execute(trx);
  return rows[0]?.tell === true;
}

/** Of every active portal that is told: since when ends of sessions are given up there. */
export async function listGivenUp(db: Db): Promise<ReadonlyMap<ClientId, Date | undefined>> {
  const { rows } = await sql<{ client_id: string; since: Date | null }>`
    select p.client_id, f.since from portal p left join logout_failure f on f.client_id = p.client_id
    where p.status = 'active' and p.logout_kind = 'back_channel'`.execute(db);
  return new Map(rows.map((row) => [trustId(row.client_id), row.since ?? undefined]));
}

/** Undefined where the last one arrived, and for a portal that is told no more. */
export const givenUpSince = async (db: Db, clientId: ClientId): Promise<Date | undefined> =>
  (await listGivenUp(db)).get(clientId);

/** Portals with an address that was switched off, but not by staff, or where ends of sessions are given up. */
export async function portalsOutOfReach(db: Db): Promise<ReadonlySet<ClientId>> {
  const { rows } = await sql<{ client_id: string }>`
    select client_id from webhook_endpoint where disabled_reason in ('gone', 'failing')
    union select f.client_id from logout_failure f join portal p on p.client_id = f.client_id
    where f.since is not null and p.logout_kind = 'back_channel'`.execute(db);
  return new Set(rows.map((row) => trustId<ClientId>(row.client_id)));
}
