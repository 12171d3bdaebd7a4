// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import type { StintId } from '../../../kernel/ids.js';

/** By which way somebody belongs, and for how long. */
export interface StintStanding {
  readonly path: string;
  readonly expiresAt?: Date | undefined;
  readonly graceUntil?: Date | undefined;
  readonly graceReason?: string | undefined;
}

/** A live membership goes on as another one did; where it is suspended, it stays so. */
export async function saveStanding(
  trx: Trx,
  id: StintId,
  { path, expiresAt, graceUntil, graceReason }: StintStanding,
): Promise<void> {
  const grace = graceUntil ?? null;
  await sql`
    update stint set join_path = ${path}, expires_at = ${expiresAt ?? null}::timestamptz,
      grace_until = ${grace}::timestamptz, grace_reason = ${graceReason ?? null},
      status = case when status = 'suspended' then status
        when ${grace}::timestamptz is null then 'active' else 'grace' end
    where id = ${id} and ended_at is null`.execute(trx);
}
