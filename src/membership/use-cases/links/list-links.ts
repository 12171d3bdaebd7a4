// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { MemberId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { getCommunity } from '../../store/communities.js';
import { readCommunityFacts } from '../../store/community-page.js';
import {
  listAllLinks,
  listVisibleLinks,
  type ListedLink,
  type ManagedLink,
} from '../../store/links/links.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import { nameOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';

export type { ListedLink } from '../../store/links/links.js';

export interface LinkWork {
  readonly community: Community;
  readonly name: string;
  readonly links: Listed<ManagedLink>;
}

/**
 * The links of a community and the proposals of either side, for its managers.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function listLinks(
  { db }: { db: Db },
  {
    actor,
    slug,
    locale,
    cursor,
  }: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly locale: 'it' | 'en';
    readonly cursor?: string | undefined;
  },
): Promise<LinkWork> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'community.edit_policy');
  const { text } = await readCommunityFacts(db, community.id, locale);
  const page = { locale, after: nameOf(cursor), limit: pageSize + 1 };
  const links = await listAllLinks(db, community.id, { ...page, viewer: actor.memberId });
  return { community, name: text.name, links: pageOf(links) };
}

/** What the page of a community shows of them to a reader who sees that page: accepted ones, both sides in sight. */
export async function listShownLinks(
  { db }: { db: Db },
  {
    community,
    viewer,
    locale,
    cursor,
  }: {
    readonly community: Pick<Community, 'id'>;
    readonly viewer: MemberId | undefined;
    readonly locale: 'it' | 'en';
    readonly cursor?: string | undefined;
  },
): Promise<Listed<ListedLink>> {
  const page = { locale, viewer, after: nameOf(cursor), limit: pageSize + 1 };
  return pageOf(await listVisibleLinks(db, community.id, page));
}
