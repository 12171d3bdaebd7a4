// SPDX-License-Identifier: AGPL-3.0-or-later
import { later, type Clock } from '../../../kernel/clock.js';
import type { Db } from '../../../database/database.js';
import { addressKept } from '../../domain/inviting/invitation.js';
import { holdCommunity } from '../../store/communities.js';
import {
  blankAddresses,
  endInvitation,
  findInvitation,
  listDueInvitations,
  lockInvitation,
} from '../../store/invitations.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Closes invitations that nobody answered in time, not where the community stands still, and forgets the addresses of those long over. A job; each
 * in its own transaction, so that two nodes may run it together.
 * @returns how many were closed.
 */
export async function closeDueInvitations(deps: { db: Db; now: Clock }): Promise<number> {
  const at = deps.now();
  let closed = 0;
  for (const id of await listDueInvitations(deps.db, at)) {
    await transact(deps.db, async (trx) => {
      const found = await findInvitation(trx, id);
      if (!found) return;
      const { status } = await holdCommunity(trx, { id: found.communityId });
      const invitation = await lockInvitation(trx, id);
      if (status === 'frozen' || !invitation || invitation.expiresAt > at) return;
      if (!(await endInvitation(trx, id, { status: 'lapsed', at }))) return;
      const data = { invitation: id };
      await record(trx, {
        type: 'invitation.lapsed',
        at,
        community: invitation.communityId,
        data,
      });
      closed += 1;
    });
  }
  await blankAddresses(deps.db, later(at, -addressKept));
  return closed;
}
