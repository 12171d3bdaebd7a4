// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { provenAddress } from '../../domain/profile.js';
import { saveAddress } from '../../store/contact-points.js';
import { updateProfileOf } from '../../store/members.js';
import type { Context } from './context.js';

/**
 * Keeps the address of a reply. Proven means: the mailed link was followed, or the provider vouches;
 * any other address is an assertion that opens nothing. A social account's unproven one is not kept.
 */
export async function keepAddress(trx: Trx, context: Context, memberId: MemberId): Promise<void> {
  const { profile } = context.input;
  if (!profile.email) return;
  const proven = provenAddress(profile) !== undefined;
  if (!proven && profile.class !== 'proven') return;
  const { at } = context;
  const changed = await saveAddress(trx, memberId, {
    address: profile.email.address,
    verifiedAt: proven ? at : undefined,
    at,
  });
  if (changed) await updateProfileOf(trx, memberId, { at });
}
