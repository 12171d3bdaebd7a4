// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import { mayBeSentAgain, type Invitation } from '../../domain/inviting/invitation.js';
import type { CommunityRole } from '../../domain/permissions.js';
import { offerableRoles } from '../../domain/roles/offerable.js';
import { getCommunity } from '../../store/communities.js';
import { listInvitations as readPage } from '../../store/invitations.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { pageSize, type ListOf } from '../list-of.js';

export interface InvitationPage {
  readonly items: readonly (Invitation & { readonly mayBeSentAgain: boolean })[];
  readonly next: string | undefined;
  /** Roles that the reader may offer with an invitation. */
  readonly offerable: readonly CommunityRole[];
}

/**
 * The invitations of a community, newest first.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listInvitations(
  deps: { db: Db; now: Clock },
  { actor, slug, cursor, limit = pageSize }: ListOf,
): Promise<InvitationPage> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.invite');

  const after = cursor === undefined ? undefined : readMoment(cursor);
  const rows = await readPage(deps.db, community.id, { after, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const at = deps.now();
  return {
    items: items.map((one) => ({ ...one, mayBeSentAgain: mayBeSentAgain(one, at) })),
    next: last && writeCursor([last.createdAt.toISOString(), last.id]),
    offerable: offerableRoles(powers, community),
  };
}
