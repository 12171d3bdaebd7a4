// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, hour, later } from '../../kernel/clock.js';
import { fixedId } from './chance.js';
import type { DemoCommunity } from './communities.js';
import { communityId } from './plan-communities.js';
import { grantId, type Grant } from './plan-roles.js';
import type { DemoStint } from './plan-stints.js';
import type { TableRows } from './write-rows.js';

interface Between {
  readonly now: Date;
  readonly communities: readonly DemoCommunity[];
  readonly stints: readonly DemoStint[];
  readonly grants: readonly Grant[];
}

/** What is between people and communities: two that have to do with each other, a dispute, groups. */
export function planBetween(region: Between): TableRows[] {
  return [linked(region), ...disputed(region), ...grouped(region)];
}

const managersOf = ({ grants }: Between, slug: string): readonly Grant[] =>
  grants.filter(({ role, stint }) => role === 'manager' && stint.community.slug === slug);

/** The largest community and that of facilitators. */
function linked(region: Between): TableRows {
  const [asking] = managersOf(region, 'cdpp');
  const [asked] = managersOf(region, 'facilitazione');
  if (!asking || !asked) return { table: 'community_link', rows: [] };
  const createdAt = later(region.now, -200 * day);
  const row = {
    id: fixedId('link', createdAt),
    from_id: communityId(asking.stint.community),
    to_id: communityId(asked.stint.community),
    kind: 'related',
    status: 'accepted',
    proposed_by: asking.stint.person.id,
    answered_by: asked.stint.person.id,
    created_at: createdAt,
  };
  return { table: 'community_link', rows: [row] };
}

const complaint =
  'Da settembre le richieste di adesione restano senza risposta e gli incontri vengono convocati senza avvisare gli altri gestori.';
const reply =
  'Gli incontri erano sul calendario condiviso; sulle richieste ho avuto un mese difficile.';

/** One manager asks the staff to look at what another does; both have written. */
function disputed(region: Between): TableRows[] {
  const [opening, against] = managersOf(region, 'giovani-generazioni');
  if (!opening || !against) return [];
  const openedAt = later(region.now, -6 * day);
  const id = fixedId('dispute', openedAt);
  const said = [
    { author: opening, body: complaint, at: openedAt },
    { author: against, body: reply, at: later(openedAt, 20 * hour) },
  ];
  const dispute = {
    id,
    community_id: communityId(against.stint.community),
    grant_id: grantId(against),
    opened_by: opening.stint.person.id,
    against: against.stint.person.id,
    status: 'open',
    opened_at: openedAt,
  };
  return [
    { table: 'dispute', rows: [dispute] },
    {
      table: 'dispute_message',
      rows: said.map(({ author, body, at }) => ({
        id: fixedId(`dispute ${author.stint.person.id}`, at),
        dispute_id: id,
        author: author.stint.person.id,
        body,
        written_at: at,
      })),
    },
  ];
}

const groups = [
  { slug: 'bilanci-partecipativi', name: 'Bilanci partecipativi', everySo: 12 },
  { slug: 'scuole', name: 'Partecipazione a scuola', everySo: 19 },
];

/** Inside the largest community. */
function grouped({ now, communities, stints }: Between): TableRows[] {
  const [largest] = communities;
  if (!largest) return [];
  const createdAt = later(now, -300 * day);
  const long = stints.filter(
    ({ community, startedAt, endedAt }) =>
      community === largest && endedAt === undefined && startedAt < createdAt,
  );
  const idOf = (slug: string): string => fixedId(`group ${slug}`, createdAt);
  return [
    {
      table: 'community_group',
      rows: groups.map(({ slug, name }) => ({
        id: idOf(slug),
        community_id: communityId(largest),
        slug,
        name,
        created_at: createdAt,
      })),
    },
    {
      table: 'group_member',
      rows: groups.flatMap(({ slug, everySo }) =>
        long
          .filter((_, index) => index % everySo === 0)
          .map((stint) => ({
            id: fixedId(`group ${slug} ${stint.id}`, createdAt),
            group_id: idOf(slug),
            community_id: communityId(largest),
            stint_id: stint.id,
            member_id: stint.person.id,
            joined_at: createdAt,
          })),
      ),
    },
  ];
}
