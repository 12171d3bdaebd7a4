// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Invitation } from '../../domain/inviting/invitation.js';
import { openGrant } from '../../domain/role-grant.js';
import type { Stint } from '../../domain/stint.js';
import { termMonths } from '../../domain/terms.js';
import { insertGrant, listLiveGrants } from '../../store/grants.js';
import { record } from '../record.js';

/**
 * Offers the roles that came with invitations to somebody who has just come in, by the letter's link or not.
 * Each once; nobody's own invitation offers them anything.
 */
export async function offerInvitedRoles(
  trx: Trx,
  stint: Stint,
  { invitations, at }: { invitations: readonly Invitation[]; at: Date },
): Promise<void> {
  const offering = invitations.filter(
    ({ role, invitedBy }) => role !== undefined && invitedBy !== stint.memberId,
  );
  if (offering.length === 0) return;
  const open = new Set((await listLiveGrants(trx, stint.id)).map(({ role }) => role));
  for (const { role, invitedBy, message } of offering) {
    if (!role || open.has(role)) continue;
    open.add(role);
    const months = termMonths(role, undefined);
    const grant = openGrant(stint, { role, by: invitedBy, months, message, at });
    await insertGrant(trx, grant);
    await record(trx, {
      type: 'role.offered',
      at,
      actor: invitedBy,
      subject: stint.memberId,
      community: stint.communityId,
      data: { grant: grant.id, role },
    });
  }
}
