// SPDX-License-Identifier: AGPL-3.0-or-later
import { violatedConstraint } from '../../database/constraint.js';
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { reaches } from '../../kernel/level.js';
import { hashToken } from '../../kernel/tokens.js';
import { staffLevel } from '../domain/policy.js';
import { startsAtOnce, type PlatformGrant } from '../domain/staff.js';
import { officeEnd } from '../domain/staff-terms/term.js';
import {
  lockAdministrators,
  lockInvitation,
  updatePlatformGrant,
} from '../store/platform-grants.js';
import { demandMeans } from './demand-means.js';
import { record } from './record.js';
import { transact } from './transact.js';

export interface TakeStaffRole {
  readonly actor: Actor;
  /** From the one-time link. */
  readonly token: string;
}

/**
 * Takes up a role on the platform with the link of an invitation, signed in at level substantial or higher.
 * The very first administrator starts at once; everybody else waits for an administrator to confirm.
 *
 * @throws PiazzaError `session.level_too_low { minimum }`, `staff.link_invalid`, `staff.already_held`,
 *   `role.means_too_weak`, `staff.own_confirmation` for a link that one sent oneself
 */
export async function takeStaffRole(
  deps: { db: Db; now: Clock },
  input: TakeStaffRole,
): Promise<{ status: 'active' | 'unconfirmed' }> {
  const { level } = input.actor;
  if (!reaches(level, staffLevel)) {
    throw new PiazzaError('session.level_too_low', { minimum: staffLevel, level });
  }
  try {
    return await transact(deps.db, (trx) => take(trx, input, deps.now()));
  } catch (error) {
    // Another became the first administrator at the same moment: now there is one to confirm this one.
    if (violatedConstraint(error) !== 'platform_grant_first_key') throw error;
    return await transact(deps.db, (trx) => take(trx, input, deps.now()));
  }
}

async function take(
  trx: Trx,
  { actor, token }: TakeStaffRole,
  at: Date,
): Promise<{ status: 'active' | 'unconfirmed' }> {
  const invitation = await lockInvitation(trx, hashToken(token));
  const expiresAt = invitation?.tokenExpiresAt;
  if (!invitation || !expiresAt || expiresAt <= at) throw new PiazzaError('staff.link_invalid');

  await demandMeans(trx, actor.memberId, staffLevel);
  const administrators = await lockAdministrators(trx);
  const isFirst = startsAtOnce(invitation.role, administrators.length);
  const status = isFirst ? 'active' : 'unconfirmed';
  const taken: PlatformGrant = {
    ...invitation,
    status,
    memberId: actor.memberId,
    startedAt: isFirst ? at : undefined,
    validUntil: isFirst ? officeEnd(invitation.role, at) : undefined,
  };
  await updatePlatformGrant(trx, taken);
  await record(trx, {
    type: isFirst ? 'staff.started' : 'staff.taken',
    at,
    actor: actor.memberId,
    subject: actor.memberId,
    data: { grant: taken.id, role: taken.role },
  });
  return { status };
}
