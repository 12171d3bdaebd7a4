// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import { violatedConstraint } from '../../../database/constraint.js';
import type { Db, Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { trustId, type ClientId, type LogoutDeliveryId } from '../../../kernel/ids.js';
import type { Listing } from '../webhooks/deliveries.js';
import type { DueLogout } from './queue.js';
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
  { limit, open = false }: Listing,
): Promise<readonly ListedLogout[]> {
  const rows = await db
    .selectFrom('logout_delivery')
    .select(['id', 'cause', 'status', 'attempts', 'answered', 'failure', 'created_at', 'next_at'])
    .where('client_id', '=', clientId)
    .$if(open, (query) => query.where('status', '<>', 'delivered'))
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
  readonly status: 'pending' | 'failed';
  readonly answered: number | undefined;
  readonly failure: string | undefined;
  /** Not before, of one that is tried again. */
  readonly nextAt: Date | undefined;
}

/** Writes down how an attempt went, unless the portal is to be told anew since it began; whether it did. */
export async function settleLogout(
  db: Db | Trx,
  { id, leaseUntil }: Pick<DueLogout, 'id' | 'leaseUntil'>,
  { at, outcome }: { at: Date; outcome: Outcome },
): Promise<boolean> {
  const { status, answered = null, failure = null, nextAt } = outcome;
  const { numUpdatedRows } = await db
    .updateTable('logout_delivery')
    .set({
      status,
      answered,
      failure,
      ...(nextAt ? { next_at: nextAt } : { settled_at: at }),
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('next_at', '=', leaseUntil)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** It arrived: the portal hears again. */
export async function settleArrived(
  db: Db,
  { id, clientId, leaseUntil }: Pick<DueLogout, 'id' | 'clientId' | 'leaseUntil'>,
  { at, answered }: { at: Date; answered: number },
): Promise<void> {
  await sql`
    with arrived as (
      update logout_delivery
      set status = 'delivered', settled_at = ${at}, answered = ${answered}, failure = null
      where id = ${id} and status = 'pending' and next_at = ${leaseUntil}
    )
    update logout_failure set since = null
    where client_id = ${clientId} and since is not null`.execute(db);
}

/**
 * Whether the portal has such a delivery.
 * @throws PiazzaError `logout.waiting` where another for the same session waits
 */
export async function requeueLogout(
  trx: Trx,
  { clientId, logoutId, at }: { clientId: ClientId; logoutId: LogoutDeliveryId; at: Date },
): Promise<boolean> {
  try {
    const result = await trx
      .updateTable('logout_delivery')
      .set({ status: 'pending', attempts: 0, next_at: at, settled_at: null })
      .where('client_id', '=', clientId)
      .where('id', '=', logoutId)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  } catch (cause) {
    if (violatedConstraint(cause) !== 'logout_delivery_pending_key') throw cause;
    throw new PiazzaError('logout.waiting', { clientId }, { cause });
  }
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
