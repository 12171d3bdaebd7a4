// SPDX-License-Identifier: AGPL-3.0-or-later
import { fixedId } from './chance.js';
import { demoCommunities, demoProgramme, type DemoCommunity } from './communities.js';
import type { TableRows } from './write-rows.js';

export const foundingOf = ({ growth: [first] }: DemoCommunity): Date =>
  new Date(`${first?.[0] ?? '2018-11-26'}T08:00:00Z`);

export const communityId = (community: DemoCommunity): string =>
  fixedId(`community ${community.slug}`, foundingOf(community));

const programmeId = fixedId('programme', new Date('2022-01-01T00:00:00Z'));

/** Communities as drafts: they become active once their managers are in place. */
export function planCommunities(): TableRows[] {
  const inProgramme = demoCommunities.filter((community) => community.inProgramme);
  const { slug, name } = demoProgramme;
  return [
    { table: 'community', rows: demoCommunities.map(communityRow) },
    {
      table: 'community_slug',
      rows: demoCommunities.map((community) => ({
        slug: community.slug,
        community_id: communityId(community),
        current: true,
      })),
    },
    { table: 'community_text', rows: demoCommunities.flatMap(textRows) },
    { table: 'programme', rows: [{ id: programmeId, slug, name_it: name, name_en: name }] },
    {
      table: 'programme_community',
      rows: inProgramme.map((community) => ({
        programme_id: programmeId,
        community_id: communityId(community),
      })),
    },
  ];
}

const communityRow = (community: DemoCommunity) => ({
  id: communityId(community),
  slug: community.slug,
  status: 'draft',
  audience: community.rules.audience ?? 'open',
  visibility: community.rules.visibility ?? 'public',
  participation: community.rules.participation ?? 'members',
  member_list: community.rules.member_list ?? 'members',
  join_path: community.rules.join_path ?? 'open',
  minimum_level: community.rules.minimum_level ?? 'low',
  topics: community.topics,
  province: community.province ?? null,
  contact: 'partecipazione@example.org',
  active_managers: 0,
  created_at: foundingOf(community),
});

const textRows = (community: DemoCommunity) =>
  (['it', 'en'] as const).map((lang) => ({
    community_id: communityId(community),
    lang,
    name: community[lang].name,
    summary: community[lang].summary,
    how_to_join: community[lang].howToJoin,
  }));
