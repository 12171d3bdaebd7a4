// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../../kernel/ids.js';
import { rankFor } from '../measures/rank.js';
import { communityRoles, type CommunityRole } from '../permissions.js';
import { can, type Powers } from '../policy.js';
import { roles } from '../roles.js';

/** Who decides: those who handle reports, those of them who may suspend, or the regional staff. */
export type Desk = 'moderators' | 'managers' | 'staff';

/** What somebody reads of the reports of one community: those of these desks; up to their rank there, where they have one. */
export interface Handling {
  readonly desks: readonly Desk[];
  readonly rank: number;
}

/** Somebody who holds a role by which reports are handled. */
export interface Handler {
  readonly memberId: MemberId;
  readonly role: CommunityRole;
}

/** The roles that sit at a desk of the community. */
export const rolesAt = (desk: Exclude<Desk, 'staff'>): readonly CommunityRole[] =>
  communityRoles.filter((role) => {
    const { permissions } = roles[role];
    const isAbove = desk === 'moderators' || permissions.includes('membership.suspend');
    return permissions.includes('report.handle') && isAbove;
  });

/** Whether somebody handles the reports that come to the regional staff. */
const handlesForRegion = (powers: Powers): boolean =>
  can({ ...powers, isMember: false, communityRoles: [], breaksGlass: false }, 'report.handle');

/** At which desks somebody sits, by what they hold in the community and for the region. */
export function handlingOf(powers: Powers): Handling {
  const region: readonly Desk[] = handlesForRegion(powers) ? ['staff'] : [];
  const here: Powers = { ...powers, platformRoles: [] };
  if (!can(here, 'report.handle')) return { desks: region, rank: 0 };
  const rank = rankFor(here, 'report.handle');
  const above: readonly Desk[] = can(here, 'membership.suspend') ? ['managers'] : [];
  return { desks: ['moderators', ...above, ...region], rank };
}

/** Whether a report at this desk, about somebody of that rank, is theirs to handle. */
export const sitsAt = (
  { desks, rank }: Handling,
  report: { readonly desk: Desk; readonly rank: number },
): boolean => desks.includes(report.desk) && (report.desk === 'staff' || rank >= report.rank);

/** Whom the desk of the community may be left to: nobody of the two, nobody below the rank. */
export const eligible = (
  handlers: readonly Handler[],
  { rank, not }: { readonly rank: number; readonly not: readonly (MemberId | undefined)[] },
): readonly Handler[] =>
  handlers.filter(({ memberId, role }) => roles[role].rank >= rank && !not.includes(memberId));
