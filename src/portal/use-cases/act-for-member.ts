// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Portal } from '../domain/portal.js';
import { listCommunityIds } from '../store/community-cards.js';
import { findMemberBySubject } from '../store/subjects.js';

/** How the person behind a member's access token proved who they are. */
export interface TokenSignIn {
  readonly subject: string;
  readonly level: Level;
  readonly authenticatedAt: Date;
  readonly provider: string;
}

/**
 * The member who acts through a portal, for a community that the portal serves.
 * @throws PiazzaError `portal.unknown_subject`, `portal.community_not_served`
 */
export async function actorThroughPortal(
  db: Db,
  portal: Portal,
  { signIn, slug }: { readonly signIn: TokenSignIn; readonly slug: Slug },
): Promise<Actor> {
  const { subject, ...proof } = signIn;
  const memberId = await findMemberBySubject(db, portal.sector, subject);
  if (!memberId) throw new PiazzaError('portal.unknown_subject', { clientId: portal.clientId });
  if (portal.communities !== 'all') {
    const id = (await listCommunityIds(db, [slug])).get(slug);
    if (!id || !portal.communities.includes(id)) {
      throw new PiazzaError('portal.community_not_served', { clientId: portal.clientId, slug });
    }
  }
  return { memberId, ...proof };
}
