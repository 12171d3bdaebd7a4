// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Slug } from '../../kernel/ids.js';
import { findCommunityName } from '../store/addressees.js';
import { getCommunity } from '../store/communities.js';
import { listMembers, type ListMembers, type MemberPage } from './list-members.js';

export interface MemberList extends MemberPage {
  readonly slug: Slug;
  readonly community: string;
  /** Whether members may present themselves there. */
  readonly hasCards: boolean;
}

/**
 * One page of a community's members as a page of its own, with what stands around it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.required`, `request.malformed`
 */
export async function readMemberList(
  deps: { db: Db },
  { locale, ...asked }: ListMembers & { readonly locale: 'it' | 'en' },
): Promise<MemberList> {
  const { slug } = asked;
  // First, and alone: whoever may not see the list learns nothing of the community by its page either.
  const page = await listMembers(deps, asked);
  const { id, cardFields } = await getCommunity(deps.db, slug);
  const name = await findCommunityName(deps.db, id, locale);
  return { ...page, slug, community: name?.name ?? slug, hasCards: cardFields.length > 0 };
}
