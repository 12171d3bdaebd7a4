// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { setCommunityStatus } from '../../store/communities.js';
import { endStandstill, prolongTerms } from '../../store/lifecycle/standstill.js';
import { record, recordAll } from '../record.js';

/**
 * A frozen community lives again: what waited for its answer has as long as it had left, and so have the roles held
 * there. Violates `community_has_manager` while nobody answers for it.
 */
export async function wake(
  trx: Trx,
  { id, status }: Pick<Community, 'id' | 'status'>,
  { actor, at }: { actor: MemberId | undefined; at: Date },
): Promise<void> {
  await endStandstill(trx, id, at);
  const prolonged = await prolongTerms(trx, id, at);
  await setCommunityStatus(trx, id, 'active');
  await record(trx, {
    type: 'community.activated',
    at,
    actor,
    community: id,
    data: { was: status },
  });
  await recordAll(
    trx,
    prolonged.map(({ id: grant, memberId, role, until, rested }) => ({
      type: 'role.renewed',
      at,
      actor,
      subject: memberId,
      community: id,
      data: {
        grant,
        role,
        until: until.toISOString(),
        was: rested ? 'overrun' : 'active',
        why: 'standstill',
      },
    })),
  );
}
