// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { agreeToSucceed } from '../../store/leaving/successors.js';
import { record } from '../record.js';
import type {} from '../../errors.js';

/**
 * The member gives their word to take over when whoever asks them leaves.
 * @throws PiazzaError `role.answered` for a word that was given already
 */
export async function agreeToSucceedWith(trx: Trx, grant: RoleGrant, at: Date): Promise<void> {
  if (!(await agreeToSucceed(trx, grant.id, at))) {
    throw new PiazzaError('role.answered', { grant: grant.id });
  }
  await record(trx, {
    type: 'role.agreed',
    at,
    actor: grant.memberId,
    subject: grant.memberId,
    community: grant.communityId,
    data: { grant: grant.id, role: grant.role, askedBy: grant.offeredBy },
  });
}
