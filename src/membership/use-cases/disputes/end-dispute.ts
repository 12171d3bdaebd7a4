// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { closeDispute, lockDisputeAbout } from '../../store/disputes/disputes.js';
import { record } from '../record.js';

/** With the role, however it ends, the dispute about it is over. */
export async function endDispute(
  trx: Trx,
  grant: RoleGrant,
  { at, actor }: { readonly at: Date; readonly actor: MemberId | undefined },
): Promise<void> {
  if (grant.role !== 'manager' || grant.status !== 'active') return;
  const dispute = await lockDisputeAbout(trx, grant.id);
  if (!dispute) return;
  await closeDispute(trx, dispute.id, { status: 'over', at });
  const { against: subject, communityId: community, openedBy } = dispute;
  const data = { dispute: dispute.id, openedBy, verdict: 'over' };
  await record(trx, { type: 'dispute.decided', at, actor, subject, community, data });
}
