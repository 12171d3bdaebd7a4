// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId, MemberId } from '../../../kernel/ids.js';
import { impose } from '../../domain/measures/measure.js';
import { lockCommunitiesOf } from '../../store/belongings.js';
import { lockCommunity } from '../../store/communities.js';
import { listPlacesOf, lockForBan } from '../../store/measures/bans.js';
import { insertMeasure } from '../../store/measures/measures.js';
import { listPlatformGrantsOf } from '../../store/platform-grants.js';
import { lockLiveStint } from '../../store/stints.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { demandEnd } from './ban-member.js';
import { endWithBan } from './end-with-ban.js';
import { keepOut, tellBan } from './keep-out.js';
import { demandReason, type MeasureOrder } from './lock-target.js';

/**
 * The region keeps somebody out of every community: all their memberships and requests end, and with them whatever
 * they answer for beside communities, or are asked to: organisations, their seats, programmes. They may still
 * sign in, to see what is known of them and to appeal.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `measure.days_not_allowed`, `right.missing`,
 *   `session.level_too_low`, `measure.own`, `measure.busy`, `membership.not_member`, `staff.still_holds_role`,
 *   `measure.already_in_force`
 */
export async function banEverywhere(
  deps: { db: Db; now: Clock },
  {
    actor,
    memberId,
    days,
    reasonCode,
    ...order
  }: Omit<MeasureOrder, 'slug'> & { days: number | undefined },
): Promise<{ measureId: MeasureId }> {
  demandFresh(actor, deps.now);
  const reason = demandReason(order.reason);
  if (memberId === actor.memberId) throw new PiazzaError('measure.own');
  const at = deps.now();
  const until = demandEnd(at, days);
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'person.ban');
    await lockWhole(trx, memberId);
    const [office] = await listPlatformGrantsOf(trx, memberId);
    if (office) throw new PiazzaError('staff.still_holds_role', { role: office.role });
    const about = { communityId: undefined, memberId, stintId: undefined, roleHeld: undefined };
    const said = { reasonCode, reason, imposedBy: actor.memberId, imposedAt: at };
    const ban = impose({
      ...about,
      ...said,
      kind: 'ban',
      status: 'in_force',
      byStaff: true,
      until,
    });
    await insertMeasure(trx, ban);
    await tellBan(trx, ban);
    for (const id of await listPlacesOf(trx, memberId)) {
      const community = await lockCommunity(trx, { id });
      const stint = await lockLiveStint(trx, id, memberId);
      await keepOut(trx, { community, stint }, ban);
    }
    await endWithBan(trx, memberId, { at, actor: actor.memberId });
    return { measureId: ban.id };
  });
}

/** The communities before the member, as everywhere; what came to be theirs meanwhile must be free. */
async function lockWhole(trx: Trx, memberId: MemberId): Promise<void> {
  await lockCommunitiesOf(trx, [memberId], { waiting: true });
  if (!(await lockForBan(trx, memberId))) throw new PiazzaError('membership.not_member');
  const complete = await lockCommunitiesOf(trx, [memberId], { waiting: false });
  if (!complete) throw new PiazzaError('measure.busy');
}
