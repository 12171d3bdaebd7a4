// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { findAddresses } from '../store/contact-points.js';

/**
 * Where to write to a member: the proven primary address, else the one that a national means
 * asserted. Undefined when there is none.
 */
export async function primaryEmail(
  db: Db | Trx,
  memberId: MemberId,
): Promise<{ readonly address: string; readonly verified: boolean } | undefined> {
  const addresses = await findAddresses(db, memberId);
  const chosen = addresses.find((address) => address.isPrimary) ?? addresses[0];
  return chosen && { address: chosen.address, verified: chosen.verifiedAt !== undefined };
}
