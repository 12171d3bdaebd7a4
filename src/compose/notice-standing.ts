// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import { trustId, type CommunityId, type MemberId, type OrganisationId } from '../kernel/ids.js';
import type { Standing } from '../mail/kinds/kind.js';
import { listRegionalStaff } from '../membership/use-cases/addressees.js';
import { hasToAccept, hearsOf } from '../membership/use-cases/announcing/read-hearing.js';
import { listInCharge } from '../membership/use-cases/organisations/addressees.js';

interface Written {
  readonly to: string;
  readonly community?: string | undefined;
  readonly organisation?: string | undefined;
}

/** Whether whoever is written to is still what they are written to as. */
export async function standsAs(
  db: Db,
  standing: Standing,
  { to, community, organisation }: Written,
): Promise<boolean> {
  const member = trustId<MemberId>(to);
  const represents = async (): Promise<boolean> =>
    organisation !== undefined &&
    (await listInCharge(db, trustId<OrganisationId>(organisation))).includes(member);
  const isStaff = async (): Promise<boolean> => (await listRegionalStaff(db)).includes(member);
  switch (standing) {
    case 'member': {
      const of = { communityId: trustId<CommunityId>(community ?? ''), memberId: member };
      return community !== undefined && hearsOf(db, of);
    }
    case 'owes_terms': {
      const communityId = community === undefined ? undefined : trustId<CommunityId>(community);
      return hasToAccept(db, { communityId, memberId: member });
    }
    case 'representative':
      return represents();
    case 'regional_staff':
      return isStaff();
    case 'in_charge':
      return (await represents()) || isStaff();
  }
}
