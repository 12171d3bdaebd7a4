// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import type { CommunityRole } from '../domain/permissions.js';
import { isInUse } from '../domain/roles/in-use.js';
import type { Stint } from '../domain/stint.js';
import { termMonths } from '../domain/terms.js';
import { listLiveGrants } from '../store/grants.js';
import { findLiveStint } from '../store/stints.js';
import type {} from '../errors.js';

/**
 * The membership that a new role would hang on, of somebody who has neither the role nor an open word about it.
 * @throws PiazzaError `membership.not_member`, `role.already_held`, `role.already_open`
 */
export async function stintWithout(
  trx: Trx,
  community: Community,
  { memberId, role }: { memberId: MemberId; role: CommunityRole },
): Promise<Stint> {
  const stint = await findLiveStint(trx, community.id, memberId);
  if (!stint) throw new PiazzaError('membership.not_member', { slug: community.slug });
  const same = (await listLiveGrants(trx, stint.id)).find((grant) => grant.role === role);
  if (!same) return stint;
  throw new PiazzaError(same.status === 'active' ? 'role.already_held' : 'role.already_open', {
    role,
  });
}

/** @throws PiazzaError `role.not_in_use` */
export function demandInUse(community: Community, role: CommunityRole): void {
  if (!isInUse(community, role)) throw new PiazzaError('role.not_in_use', { role });
}

/** @throws PiazzaError `role.term_not_allowed` for more months than the role is held at a time */
export function demandTerm(role: CommunityRole, asked: number | undefined): number {
  const months = termMonths(role, asked);
  if (months === undefined) throw new PiazzaError('role.term_not_allowed', { role, months: asked });
  return months;
}
