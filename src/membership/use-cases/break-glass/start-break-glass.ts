// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { later, minute, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type BreakGlassId, type Slug } from '../../../kernel/ids.js';
import { cleanReason, isMinutes, type BreakGlass } from '../../domain/break-glass/break-glass.js';
import { insertBreakGlass } from '../../store/break-glass/break-glass.js';
import { lockCommunity } from '../../store/communities.js';
import { isInDispute } from '../../store/disputes/disputes.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface StartBreakGlass {
  readonly actor: Actor;
  readonly slug: Slug;
  /** For the managers and the privacy officers, who are told at once: 10 to 1,000 characters. */
  readonly reason: string;
  /** 60 at most. */
  readonly minutes: number;
}

/**
 * An administrator, who has no power inside communities, acts as manager in one for a short time. Never where they
 * are a party to a dispute; and no role of their own comes of it, since nobody grants themselves one.
 *
 * @throws PiazzaError `session.not_fresh`, `session.level_too_low`, `break_glass.reason_missing`,
 *   `break_glass.minutes_not_allowed`, `right.missing`, `community.not_found`, `break_glass.in_dispute`,
 *   `break_glass.already_open`
 */
export async function startBreakGlass(
  deps: { db: Db; now: Clock },
  { actor, slug, minutes, ...input }: StartBreakGlass,
): Promise<{ id: BreakGlassId }> {
  demandFresh(actor, deps.now);
  const reason = cleanReason(input.reason);
  if (!reason) throw new PiazzaError('break_glass.reason_missing');
  if (!isMinutes(minutes)) throw new PiazzaError('break_glass.minutes_not_allowed', { minutes });
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'staff.break_glass');
    const community = await lockCommunity(trx, slug);
    if (await isInDispute(trx, actor.memberId, community.id)) {
      throw new PiazzaError('break_glass.in_dispute', { slug });
    }
    const at = deps.now();
    const opened: BreakGlass = {
      id: newId(at.getTime()),
      memberId: actor.memberId,
      communityId: community.id,
      reason,
      startedAt: at,
      endsAt: later(at, minutes * minute),
      endedAt: undefined,
    };
    await insertBreakGlass(trx, opened);
    const about = { at, actor: actor.memberId, subject: actor.memberId, community: community.id };
    const data = { breakGlass: opened.id, until: opened.endsAt.toISOString() };
    await record(trx, { ...about, type: 'break_glass.started', data });
    return { id: opened.id };
  });
}
