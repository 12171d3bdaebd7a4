// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import { activate, type RoleGrant } from '../domain/role-grant.js';
import { grantRules } from '../domain/terms.js';
import { startGrant } from '../store/grants.js';
import { demandMeans } from './demand-means.js';
import { record } from './record.js';
import type {} from '../errors.js';

/**
 * Both sides have agreed: the role begins, and everybody concerned is told.
 * @throws PiazzaError `role.means_too_weak`, `role.answered`
 */
export async function startGrantWith(
  trx: Trx,
  grant: RoleGrant & { readonly status: 'offered' | 'proposed' },
  {
    actor,
    grantedBy,
    months,
    at,
  }: { actor: MemberId; grantedBy: MemberId; months: number; at: Date },
): Promise<void> {
  await demandMeans(trx, grant.memberId, grantRules[grant.role].minimumLevel);
  const started = await startGrant(trx, activate(grant, { grantedBy, months, at }), grant.status);
  if (!started) throw new PiazzaError('role.answered', { grant: grant.id });
  await record(trx, {
    type: 'role.started',
    at,
    actor,
    subject: grant.memberId,
    community: grant.communityId,
    data: { grant: grant.id, role: grant.role },
  });
}
