// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId, type MemberId } from '../../../kernel/ids.js';
import type { LimitationId } from '../../domain/limitation.js';
import { deleteCarried, insertLimitation, lockLimitations } from '../../store/limitations.js';
import { tell } from '../resolving/tell.js';

interface Carrying {
  readonly from: MemberId;
  readonly into: MemberId;
  readonly actor: MemberId;
  readonly at: Date;
}

/** Becoming one with another profile undoes no limitation: the survivor is limited as `from` was. */
export async function carryLimitation(
  trx: Trx,
  { from, into, actor, at }: Carrying,
): Promise<void> {
  const inForce = await lockLimitations(trx, [from, into]);
  const own = inForce.find(({ memberId }) => memberId === from);
  // Whoever works in that office may have limited themselves by the merge: they could not lift it.
  if (!own || inForce.length > 1 || own.by === into) return;
  const id = newId<LimitationId>(at.getTime());
  await insertLimitation(trx, { ...own, id, memberId: into, carriedFrom: from });
  const about = { at, actor, subject: into, data: { limitation: id } };
  await tell(trx, { event: 'member.limited', action: 'member.limit', ...about });
}

/** After an undone merge each is limited as they were before. */
export async function returnLimitation(
  trx: Trx,
  { from, into, actor, at }: Carrying,
): Promise<void> {
  if (!(await deleteCarried(trx, { from, into }))) return;
  const about = { at, actor, subject: into };
  await tell(trx, { event: 'member.unlimited', action: 'member.unlimit', ...about });
}
