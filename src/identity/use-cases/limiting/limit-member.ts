// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type MemberId } from '../../../kernel/ids.js';
import { demandFresh, staffFreshness } from '../../domain/fresh.js';
import type { LimitationId } from '../../domain/limitation.js';
import { cleanReason } from '../../domain/suspension.js';
import { insertLimitation, lockLimitations } from '../../store/limitations.js';
import { lockMembers } from '../../store/members.js';
import { tell } from '../resolving/tell.js';
import type { StaffDeps } from '../standing/deps.js';

export interface LimitMember {
  readonly actor: Actor;
  readonly memberId: MemberId;
  /** For the person, who reads it: 1 to 1,000 characters. */
  readonly reason: string;
}

/**
 * The privacy officer limits what is done with a member's data (GDPR, art. 18), as the person has asked: nobody
 * finds them, no mails but about rights and decisions. Memberships and roles stay.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `member.reason_missing`,
 *   `member.own_limitation`, `member.not_found`, `member.already_limited`
 */
export async function limitMember(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandRight'>,
  { actor, memberId, ...input }: LimitMember,
): Promise<void> {
  const at = deps.now();
  demandFresh(actor, at, staffFreshness);
  const reason = cleanReason(input.reason);
  if (!reason) throw new PiazzaError('member.reason_missing');
  if (actor.memberId === memberId) throw new PiazzaError('member.own_limitation');
  await deps.db.transaction().execute(async (trx) => {
    await deps.demandRight(trx, actor, 'person.limit');
    const [member] = await lockMembers(trx, [memberId]);
    const isHere = member?.status === 'active' || member?.status === 'suspended';
    if (!isHere) throw new PiazzaError('member.not_found', { memberId });
    const [current] = await lockLimitations(trx, [memberId]);
    if (current) throw new PiazzaError('member.already_limited', { memberId });

    const id = newId<LimitationId>(at.getTime());
    const by = actor.memberId;
    const whole = { id, memberId, reason, by, at, carriedFrom: undefined, lifted: undefined };
    await insertLimitation(trx, whole);
    const about = { at, actor: by, subject: memberId, data: { limitation: id } };
    await tell(trx, { event: 'member.limited', action: 'member.limit', ...about });
  });
}
