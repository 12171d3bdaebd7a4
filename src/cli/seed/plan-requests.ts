// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, hour, later } from '../../kernel/clock.js';
import { fixedId, type Chance } from './chance.js';
import type { DemoCommunity } from './communities.js';
import type { DemoPerson } from './people.js';
import { communityId } from './plan-communities.js';
import type { TableRows } from './write-rows.js';

const messages = [
  'Buongiorno, seguo i percorsi partecipativi del mio Comune e vorrei confrontarmi con altre esperienze.',
  'Sono stato nominato da poco e mi interessa conoscere i casi già affrontati.',
  'Lavoro all’ufficio partecipazione dell’Unione: chiedo di aderire.',
  'Collaboro con il garante del mio ente e preparo i pareri.',
];

/** As communities promise unless they say otherwise. */
const answeredWithin = 15 * day;

/** Requests of the last days that wait for an answer, of people who do not belong. */
export function planRequests(
  { chance, now, people }: { chance: Chance; now: Date; people: readonly DemoPerson[] },
  community: DemoCommunity,
  members: ReadonlySet<string>,
): TableRows['rows'] {
  const outside = people.filter(({ id }) => !members.has(id)).slice(0, community.waitingRequests);
  return outside.map((person, index) => {
    const createdAt = later(now, -(index + 1) * 2 * day - chance.below(20) * hour);
    return {
      id: fixedId(`request ${community.slug} ${person.id}`, createdAt),
      community_id: communityId(community),
      member_id: person.id,
      status: 'pending',
      message: messages[index % messages.length] ?? '',
      level: 'substantial',
      provider: 'spid',
      created_at: createdAt,
      expected_by: later(createdAt, answeredWithin),
    };
  });
}
