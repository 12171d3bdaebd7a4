// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { fixedId } from './chance.js';
import type { DemoPerson } from './people.js';
import { programmeId } from './plan-communities.js';
import type { TableRows } from './write-rows.js';

interface Network {
  readonly now: Date;
  readonly staff: DemoPerson;
  /** Whoever leads the programme. */
  readonly lead: DemoPerson;
}

const elsewhere = {
  slug: 'partecipazione-bassa-reggiana',
  topics: ['partecipazione', 'enti locali'],
  home: 'https://bassa-reggiana.example/partecipazione',
  it: {
    name: 'Partecipazione nella Bassa Reggiana',
    summary: 'Gli uffici partecipazione di otto Comuni si scambiano esperienze sul proprio sito.',
    howToJoin: 'Ci si iscrive sul sito dell’Unione, con la propria identità digitale.',
  },
  en: {
    name: 'Participation in the Bassa Reggiana',
    summary: 'The participation offices of eight towns share experience on a site of their own.',
    howToJoin: 'Sign up on the site of the Union, with your digital identity.',
  },
};

/** What holds communities together: one that lives elsewhere, and who leads the programme. */
export const planNetwork = (network: Network): TableRows[] => [...listed(network), led(network)];

function listed({ now }: Network): TableRows[] {
  const id = fixedId('elsewhere', new Date('2026-01-01T00:00:00Z'));
  const { slug, topics, home } = elsewhere;
  return [
    {
      table: 'community',
      rows: [
        {
          id,
          slug,
          kind: 'external',
          status: 'active',
          audience: 'reserved',
          visibility: 'public',
          participation: 'members',
          member_list: 'managers',
          join_ways: [{ path: 'elsewhere' }],
          minimum_level: 'low',
          topics,
          province: 'RE',
          contact: 'partecipazione@example.org',
          home_url: home,
          active_managers: 0,
          card_fields: [],
          further_roles: [],
          cool_down_days: 30,
          service_days: 15,
          grace_days: 60,
          affiliation_loss: 'grace',
          revision: 0,
          created_at: later(now, -60 * day),
        },
      ],
    },
    { table: 'community_slug', rows: [{ slug, community_id: id, current: true }] },
    {
      table: 'community_text',
      rows: (['it', 'en'] as const).map((lang) => ({
        community_id: id,
        lang,
        name: elsewhere[lang].name,
        summary: elsewhere[lang].summary,
        how_to_join: elsewhere[lang].howToJoin,
      })),
    },
    { table: 'programme_community', rows: [{ programme_id: programmeId, community_id: id }] },
  ];
}

function led({ now, staff, lead }: Network): TableRows {
  const from = later(now, -90 * day);
  const row = {
    id: fixedId('lead', from),
    programme_id: programmeId,
    member_id: lead.id,
    role: 'programme_lead',
    status: 'active',
    granted_by: staff.id,
    months: 24,
    created_at: from,
    valid_from: from,
    valid_until: later(from, 24 * 30 * day),
  };
  return { table: 'programme_grant', rows: [row] };
}
