// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { BreakGlassId, MemberId } from '../../../kernel/ids.js';
import { endBreakGlassRow, listDueBreakGlass } from '../../store/break-glass/break-glass.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

type Deps = { readonly db: Db; readonly now: Clock };

/** Whoever acts as manager for a while stops before the time is up. @throws PiazzaError `break_glass.not_found` */
export async function endBreakGlass(
  { db, now }: Deps,
  { actor, id }: { actor: Actor; id: BreakGlassId },
): Promise<void> {
  await transact(db, async (trx) => {
    const ended = await end(trx, id, { at: now(), by: actor.memberId });
    if (!ended) throw new PiazzaError('break_glass.not_found', { id });
  });
}

/**
 * Notes that the time of some is up; their powers ended by themselves at that moment. A job.
 * @returns how many
 */
export async function endDueBreakGlass({ db, now }: Deps): Promise<number> {
  let ended = 0;
  for (const id of await listDueBreakGlass(db, now())) {
    if (await transact(db, (trx) => end(trx, id, { at: now(), by: undefined }))) ended += 1;
  }
  return ended;
}

async function end(
  trx: Trx,
  id: BreakGlassId,
  { at, by }: { readonly at: Date; readonly by: MemberId | undefined },
): Promise<boolean> {
  const ended = await endBreakGlassRow(trx, id, { at, by });
  if (!ended) return false;
  const { memberId: subject, communityId: community } = ended;
  const data = { breakGlass: id };
  await record(trx, { type: 'break_glass.ended', at, actor: by, subject, community, data });
  return true;
}
