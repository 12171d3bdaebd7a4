// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { CommunityId, MemberId } from '../../kernel/ids.js';
import { communityRoles } from '../domain/permissions.js';
import { roles } from '../domain/roles.js';
import { listHolders } from '../store/addressees.js';

export {
  findCommunityName,
  listAdministrators,
  findHomePortal,
  findRequestName,
  listPrivacyOfficers,
  listRegionalStaff,
  listResting,
} from '../store/addressees.js';

export { findProgrammeName } from '../store/programmes/programmes.js';
export { listLeadsOf as listProgrammeLeads } from '../store/programmes/leads.js';

export const decidingRoles = communityRoles.filter((role) =>
  roles[role].permissions.includes('membership.decide'),
);

/** Who is told of requests, proposals and changes of roles: those who may decide who belongs. */
export const listManagers = (db: Db | Trx, community: CommunityId): Promise<readonly MemberId[]> =>
  listHolders(db, community, decidingRoles);
