// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { usualServiceDays } from '../../membership/domain/join-request.js';
import { fixedId } from './chance.js';
import type { DemoPerson } from './people.js';
import { communityId } from './plan-communities.js';
import { organisationId } from './plan-organisations.js';
import type { DemoStint } from './plan-stints.js';
import type { TableRows } from './write-rows.js';

interface Region {
  /** Answers for the association; asked for the seat and named the delegate. */
  readonly representative: DemoPerson;
  readonly staff: DemoPerson;
  /** Of the community in which the association takes part. */
  readonly stints: readonly DemoStint[];
}

/** The association takes part in a community, by a member of it who acts for the association too. */
export function planSeats({ representative, staff, stints }: Region): TableRows[] {
  const delegate = stints.find(
    ({ person, endedAt }) => endedAt === undefined && person.id !== representative.id,
  );
  if (!delegate) throw new Error('the community has no members');
  const { id: stintId, community, person, startedAt: since } = delegate;
  const id = fixedId('seat insieme', since);
  const place = { community_id: communityId(community), created_at: since, since };
  return [
    {
      table: 'seat',
      rows: [
        {
          id,
          organisation_id: organisationId('insieme'),
          ...place,
          expected_by: later(since, usualServiceDays * day),
          status: 'held',
          message: 'Vorremmo portare qui le associazioni di quartiere.',
          asked_by: representative.id,
          answered_by: staff.id,
        },
      ],
    },
    {
      table: 'seat_delegate',
      rows: [
        {
          id: fixedId('delegate insieme', since),
          seat_id: id,
          ...place,
          member_id: person.id,
          status: 'active',
          named_by: representative.id,
          stint_id: stintId,
        },
      ],
    },
  ];
}
