// SPDX-License-Identifier: AGPL-3.0-or-later
// For the summary that those who manage communities get in the morning.
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { MemberId } from '../../../kernel/ids.js';
import { communityRoles } from '../../domain/permissions.js';
import { rolesAt } from '../../domain/reports/desk.js';
import { roles } from '../../domain/roles.js';
import { listHoldersAfter, listWaiting, type Waiting } from '../../store/digest/waiting.js';
import { decidingRoles } from '../addressees.js';

export type { Waiting } from '../../store/digest/waiting.js';

const appointingRoles = communityRoles.filter((role) =>
  roles[role].permissions.some((permission) => permission.startsWith('role.offer:')),
);

const linkingRoles = communityRoles.filter((role) =>
  roles[role].permissions.includes('community.edit_policy'),
);

const hearingRoles = [...new Set([...decidingRoles, ...rolesAt('moderators')])];

/** What waits for somebody in the communities that they manage, each kind for those whose business it is. */
export const readWaiting = (
  { db, now }: { db: Db; now: Clock },
  memberId: MemberId,
  locale: 'it' | 'en',
): Promise<readonly Waiting[]> => {
  const hearing = {
    deciding: decidingRoles,
    appointing: appointingRoles,
    linking: linkingRoles,
    moderating: rolesAt('moderators'),
    judging: rolesAt('managers'),
  };
  return listWaiting(db, { memberId, roles: hearing, at: now() }, locale);
};

/** Everybody for whom something may wait in a community that they manage or moderate, a page at a time. */
export const listManagersAfter = (
  trx: Trx,
  page: { readonly after: MemberId | undefined; readonly limit: number },
): Promise<readonly MemberId[]> => listHoldersAfter(trx, hearingRoles, page);
