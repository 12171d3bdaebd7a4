// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Member } from '../domain/member.js';
import { findAddresses } from '../store/contact-points.js';
import { findMember } from '../store/members.js';
import { listPersonKeys } from '../store/person-keys.js';

export interface Profile extends Member {
  readonly addresses: readonly {
    readonly address: string;
    readonly verified: boolean;
    readonly primary: boolean;
  }[];
  /** A national means has proven who this person is. */
  readonly proven: boolean;
}

/** What a member sees about themselves. @throws PiazzaError `member.not_found` */
export async function getProfile(
  { db }: { readonly db: Db },
  memberId: MemberId,
): Promise<Profile> {
  const member = await findMember(db, memberId);
  if (!member) throw new PiazzaError('member.not_found', { memberId });
  const addresses = await findAddresses(db, memberId);
  const keys = await listPersonKeys(db, memberId);
  return {
    ...member,
    addresses: addresses.map(({ address, verifiedAt, isPrimary }) => ({
      address,
      verified: verifiedAt !== undefined,
      primary: isPrimary,
    })),
    proven: keys.length > 0,
  };
}
