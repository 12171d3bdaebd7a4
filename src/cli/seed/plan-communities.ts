// SPDX-License-Identifier: AGPL-3.0-or-later
import { cardFields } from '../../membership/domain/cards/card.js';
import { optionalRoles } from '../../membership/domain/roles/in-use.js';
import { fixedId } from './chance.js';
import type { DemoCommunity } from './communities.js';
import { organisationId } from './plan-organisations.js';
import type { TableRows } from './write-rows.js';

export const foundingOf = ({ growth: [first] }: DemoCommunity): Date =>
  new Date(`${first?.[0] ?? '2018-11-26'}T08:00:00Z`);

export const communityId = (community: DemoCommunity): string =>
  fixedId(`community ${community.slug}`, foundingOf(community));

/** Names the programme as it is known. */
const programme = {
  slug: 'step',
  name_it: 'STEP – Strategie Territoriali di Partecipazione',
  name_en: 'STEP – Territorial Strategies of Participation',
  summary_it:
    'Il programma regionale che collega e rafforza le comunità: incontri, laboratori, progetti pensati insieme.',
  summary_en:
    'The regional programme that links and strengthens the communities: meetings, workshops, projects designed together.',
  description_it:
    'STEP mette in relazione comunità, temi, competenze e persone. Chi partecipa resta nelle proprie comunità: il programma le fa incontrare.',
  description_en:
    'STEP relates communities, topics, skills and people. Whoever takes part stays in their own communities: the programme brings these together.',
  contact: 'partecipazione@example.org',
};
export const programmeId = fixedId('programme', new Date('2022-01-01T00:00:00Z'));

/** Communities as drafts: they become active once their managers are in place. */
export function planCommunities(communities: readonly DemoCommunity[]): TableRows[] {
  const inProgramme = communities.filter((community) => community.inProgramme);
  return [
    { table: 'community', rows: communities.map(communityRow) },
    {
      table: 'community_slug',
      rows: communities.map((community) => ({
        slug: community.slug,
        community_id: communityId(community),
        current: true,
      })),
    },
    { table: 'community_text', rows: communities.flatMap(textRows) },
    { table: 'programme', rows: [{ id: programmeId, ...programme }] },
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
  audience: community.rules.audience,
  visibility: community.rules.visibility,
  participation: 'members',
  member_list: community.rules.member_list,
  join_ways: waysOf(community),
  minimum_level: community.rules.minimum_level,
  topics: community.topics,
  province: community.province ?? null,
  contact: 'partecipazione@example.org',
  active_managers: 0,
  card_fields: cardFields,
  further_roles: optionalRoles.filter((role) => role === 'editor' || community.roles[role]),
  created_at: foundingOf(community),
});

function waysOf({ rules: { join_path: path, admits } }: DemoCommunity) {
  const organisations = admits.map(organisationId);
  const affiliation = { organisations, kinds: [], proof: 'email_domain' };
  return [
    ...(path === 'closed' ? [] : [{ path }]),
    ...(admits.length > 0 ? [{ path: 'affiliation', affiliation }] : []),
  ];
}

const textRows = (community: DemoCommunity) =>
  (['it', 'en'] as const).map((lang) => ({
    community_id: communityId(community),
    lang,
    name: community[lang].name,
    summary: community[lang].summary,
    how_to_join: community[lang].howToJoin,
    description: community[lang].description,
  }));
