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

/**
 * Where to warn a member of a change in how they sign in: every address that they proved, so that
 * whoever takes over one of them changes nothing in silence; without any, where else to write.
 */
export async function warningAddresses(
  db: Db | Trx,
  memberId: MemberId,
): Promise<readonly string[]> {
  const addresses = await findAddresses(db, memberId);
  const proven = addresses.filter(({ verifiedAt }) => verifiedAt !== undefined);
  return (proven.length > 0 ? proven : addresses.slice(0, 1)).map(({ address }) => address);
}
