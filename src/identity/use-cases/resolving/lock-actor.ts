// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Member } from '../../domain/member.js';
import { lockMembers } from '../../store/members.js';

/** Locks the actor's own row. @throws PiazzaError `member.suspended` when they may no longer act */
export async function lockActor(trx: Trx, { memberId }: Actor): Promise<Member> {
  const [member] = await lockMembers(trx, [memberId]);
  if (member?.status !== 'active') throw new PiazzaError('member.suspended', { memberId });
  return member;
}
