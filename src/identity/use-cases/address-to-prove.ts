// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { findAddresses } from '../store/contact-points.js';

/** An address that a national means gave, and nobody proved to read; undefined when there is none. */
export async function addressToProve(
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<string | undefined> {
  const addresses = await findAddresses(db, memberId);
  return addresses.find(({ verifiedAt }) => verifiedAt === undefined)?.address;
}
