// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { MemberFeature } from '../../features.js';
import { anonymise, deleteTraces, findAliases } from '../../store/erasure.js';
import { updateMember } from '../../store/members.js';
import { tell } from '../resolving/tell.js';

interface Erasure {
  /** Locked by the caller. */
  readonly memberId: MemberId;
  readonly features: readonly MemberFeature[];
  readonly at: Date;
}

/**
 * Every feature erases its own part, then the ways in, the keys and the addresses go. The row stays,
 * nameless, for the stints and the audit that point at it. Whatever a feature cannot erase, it throws.
 */
export async function eraseWhole(trx: Trx, { memberId, features, at }: Erasure): Promise<void> {
  const aliases = await findAliases(trx, memberId);
  for (const feature of features) {
    await feature.endSessions?.(trx, { memberId, at });
    for (const alias of aliases) await feature.eraseMember?.(trx, { memberId: alias, at });
  }
  await deleteTraces(trx, aliases);
  await anonymise(trx, aliases);
  await updateMember(trx, memberId, { status: 'erased' });
  await tell(trx, {
    event: 'member.erased',
    action: 'member.erase',
    at,
    actor: memberId,
    subject: memberId,
  });
}
