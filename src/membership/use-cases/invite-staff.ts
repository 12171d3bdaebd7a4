// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { newId, type PlatformGrantId } from '../../kernel/ids.js';
import { hashToken, randomToken } from '../../kernel/tokens.js';
import type { PlatformRole } from '../domain/permissions.js';
import { invitationDays, type PlatformGrant } from '../domain/staff.js';
import { insertInvitation } from '../store/platform-grants.js';
import { demand, demandFresh, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

export interface InviteStaff {
  readonly role: PlatformRole;
  /** Undefined from the command line, whose user owns the machine. */
  readonly actor?: Actor | undefined;
  /** Hands over the secret of the one-time link; it is stored nowhere else. */
  readonly tokenSink: (token: string, expiresAt: Date) => Promise<void> | void;
}

/**
 * Invites somebody to a role on the platform by a link that works once, for a week.
 * The link gives nothing by itself: see `takeStaffRole`.
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`
 */
export async function inviteStaff(
  deps: { db: Db; now: Clock },
  { role, actor, tokenSink }: InviteStaff,
): Promise<{ grantId: PlatformGrantId; expiresAt: Date }> {
  if (actor) demandFresh(actor, deps.now);
  const token = randomToken();
  const at = deps.now();
  const expiresAt = later(at, invitationDays * day);
  const grant: PlatformGrant = {
    id: newId(at.getTime()),
    role,
    status: 'invited',
    tokenExpiresAt: expiresAt,
    memberId: undefined,
    invitedBy: actor?.memberId,
    confirmedBy: undefined,
    createdAt: at,
    startedAt: undefined,
    validUntil: undefined,
  };
  await transact(deps.db, async (trx) => {
    if (actor) demand(await powersOf(trx, actor), 'staff.invite');
    await insertInvitation(trx, grant, hashToken(token));
    const data = { grant: grant.id, role };
    await record(trx, { type: 'staff.invited', at, actor: actor?.memberId, data });
  });
  await tokenSink(token, expiresAt);
  return { grantId: grant.id, expiresAt };
}
