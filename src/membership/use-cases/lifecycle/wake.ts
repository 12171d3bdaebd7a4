// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { setCommunityStatus } from '../../store/communities.js';
import { endStandstill } from '../../store/lifecycle/standstill.js';
import { record } from '../record.js';

/**
 * A frozen community lives again, and what waited for its answer has as long as it had left. Violates `community_has_manager` while nobody answers
 * for it.
 */
export async function wake(
  trx: Trx,
  { id, status }: Pick<Community, 'id' | 'status'>,
  { actor, at }: { actor: MemberId | undefined; at: Date },
): Promise<void> {
  await endStandstill(trx, id, at);
  await setCommunityStatus(trx, id, 'active');
  await record(trx, {
    type: 'community.activated',
    at,
    actor,
    community: id,
    data: { was: status },
  });
}
