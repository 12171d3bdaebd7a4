// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { fixedId } from './chance.js';
import type { DemoCommunity } from './communities.js';
import { communityId, foundingOf } from './plan-communities.js';
import type { Grant } from './plan-roles.js';
import type { DemoStint } from './plan-stints.js';
import type { TableRows } from './write-rows.js';

interface Region {
  readonly communities: readonly DemoCommunity[];
  readonly stints: readonly DemoStint[];
  readonly grants: readonly Grant[];
}

const languages = ['it', 'en'] as const;

const versionOf = (community: DemoCommunity): string =>
  fixedId(`terms ${community.slug}`, foundingOf(community));

/** The terms of the communities that have any, in force since the founding; whoever belongs accepted them then. */
export function planTerms({ communities, stints, grants }: Region): TableRows[] {
  const having = communities.filter(({ terms }) => terms !== undefined);
  return [
    { table: 'terms_version', rows: having.map((one) => versionRow(one, grants)) },
    { table: 'terms_text', rows: having.flatMap(textRows) },
    {
      table: 'terms_acceptance',
      rows: stints
        .filter(({ community }) => community.terms !== undefined)
        .map(({ community, person, startedAt }) => ({
          member_id: person.id,
          version_id: versionOf(community),
          lang: 'it',
          accepted_at: startedAt,
        })),
    },
  ];
}

function versionRow(community: DemoCommunity, grants: readonly Grant[]) {
  const manager = grants.find(
    ({ stint, role }) => stint.community === community && role === 'manager',
  );
  if (!manager) throw new Error(`${community.slug} has nobody who published its terms`);
  const at = foundingOf(community);
  return {
    id: versionOf(community),
    community_id: communityId(community),
    number: 1,
    material: true,
    effective_from: at,
    published_by: manager.stint.person.id,
    published_at: at,
  };
}

const textRows = (community: DemoCommunity) =>
  languages.map((lang) => {
    const content = community.terms?.[lang] ?? '';
    const sha256 = createHash('sha256').update(content, 'utf8').digest();
    return { version_id: versionOf(community), lang, content, sha256 };
  });
