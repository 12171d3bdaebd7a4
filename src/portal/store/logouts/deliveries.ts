// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type ClientId, type LogoutDeliveryId } from '../../../kernel/ids.js';
import type { LogoutCause } from '../../domain/logout.js';

/** One end of a session as staff see it: not whose it was. */
export interface ListedLogout {
  readonly id: LogoutDeliveryId;
  readonly cause: LogoutCause;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly answered: number | undefined;
  readonly failure: string | undefined;
  readonly createdAt: Date;
  /** When it is tried next; of a settled one nothing. */
  readonly nextAt: Date | undefined;
}

/** The newest of a portal. */
export async function listLogouts(
  db: Db,
  clientId: ClientId,
  limit: number,
): Promise<readonly ListedLogout[]> {
  const rows = await db
    .selectFrom('logout_delivery')
    .select(['id', 'cause', 'status', 'attempts', 'answered', 'failure', 'created_at', 'next_at'])
    .where('client_id', '=', clientId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: trustId(row.id),
    cause: row.cause,
    status: row.status,
    attempts: row.attempts,
    answered: row.answered ?? undefined,
    failure: row.failure ?? undefined,
    createdAt: row.created_at,
    nextAt: row.status === 'pending' ? row.next_at : undefined,
  }));
}

export interface Outcome {
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly answered: number | undefined;
  readonly failure: string | undefined;
  /** Not before, of one that is tried again. */
  readonly nextAt: Date | undefined;
}

/** Writes down how an attempt went. */
export async function settleLogout(
  db: Db,
  { id, at, outcome }: { id: LogoutDeliveryId; at: Date; outcome: Outcome },
): Promise<void> {
  const { status, answered = null, failure = null, nextAt } = outcome;
  await db
    .updateTable('logout_delivery')
    .set({
      status,
      answered,
      failure,
      ...(nextAt ? { next_at: nextAt } : { settled_at: at }),
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute();
}

/** What was queued before a moment for portals that are told nothing now is given up. */
export async function failUnreceivable(
  db: Db,
  { at, before }: { readonly at: Date; readonly before: Date },
): Promise<void> {
  await sql`
    update logout_delivery d set status = 'failed', settled_at = ${at},
      failure = case p.status when 'disabled' then 'portal_disabled' else 'not_wanted' end
    from portal p
    where p.client_id = d.client_id and (p.status <> 'active' or p.logout_kind <> 'back_channel')
      and d.status = 'pending' and d.created_at < ${before}`.execute(db);
}
