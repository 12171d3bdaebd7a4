// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type MemberId } from '../../../kernel/ids.js';
import { demandFresh, staffFreshness } from '../../domain/fresh.js';
import { cleanReason, type SuspensionId } from '../../domain/suspension.js';
import type { Member } from '../../domain/member.js';
import { updateProfileOf } from '../../store/members.js';
import { insertSuspension } from '../../store/suspensions.js';
import { lockWhole, transactWhole } from '../lock-whole.js';
import { tell } from '../resolving/tell.js';
import type { StaffDeps } from './deps.js';

export interface SuspendMember {
  readonly actor: Actor;
  readonly memberId: MemberId;
  /** For the person, who receives it: 1 to 1,000 characters. */
  readonly reason: string;
}

/**
 * Keeps a member out until it is lifted: signed out everywhere, no sign-in, memberships suspended, with
 * somebody to answer for the communities that were theirs. Who works on the platform gives that up first.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `member.reason_missing`,
 *   `member.own_suspension`, `member.not_found`, `member.already_suspended`, `staff.still_holds_role`
 */
export async function suspendMember(
  deps: StaffDeps,
  { actor, memberId, ...input }: SuspendMember,
): Promise<void> {
  const at = deps.now();
  demandFresh(actor, at, staffFreshness);
  const reason = cleanReason(input.reason);
  if (!reason) throw new PiazzaError('member.reason_missing');
  if (actor.memberId === memberId) throw new PiazzaError('member.own_suspension');
  await transactWhole(deps.db, async (trx) => {
    await deps.demandRight(trx, actor, 'person.suspend');
    const act = { memberId, at, actor: actor.memberId };
    const [member] = await lockWhole(trx, deps.features, [memberId]);
    demandActive(member, memberId);

    const journal: Record<string, unknown> = {};
    for (const feature of deps.features) {
      await feature.endSessions?.(trx, act);
      if (!feature.suspendMember) continue;
      journal[feature.name] = (await feature.suspendMember(trx, act)) ?? null;
    }
    await updateProfileOf(trx, memberId, { at, status: 'suspended' });
    const id = newId<SuspensionId>(at.getTime());
    const by = actor.memberId;
    await insertSuspension(trx, { id, memberId, reason, by, at, journal, lifted: undefined });
    await tell(trx, {
      event: 'member.suspended',
      action: 'member.suspend',
      at,
      actor: actor.memberId,
      subject: memberId,
      data: { suspension: id },
    });
  });
}

function demandActive(member: Member | undefined, memberId: MemberId): void {
  if (member?.status === 'active') return;
  const isSuspended = member?.status === 'suspended';
  throw new PiazzaError(isSuspended ? 'member.already_suspended' : 'member.not_found', {
    memberId,
  });
}
