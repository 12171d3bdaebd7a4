// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { relayOnce } from '../../../src/database/relay.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { aCommunity, actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { anEndpoint, deliverOnce, knownTo } from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const aReceiver = useReceivers();
const deps = { db, now };

/** As the version before messages had ids of their own queued an event. */
const queueBefore = async (eventId: string): Promise<void> => {
  await sql`
    insert into webhook_delivery (id, endpoint_id, event_id, body, status, next_at, created_at)
    select gen_random_uuid(), w.id, e.id, json_build_object('type', e.type,
        'data', json_strip_nulls(json_build_object('id', e.id, 'position', e.position, 'subject', e.sub,
          'community', e.slug, 'role', e.role, 'group', e.group_slug)))::text, 'pending', ${now()}, ${now()}
    from told_event e
    join portal p on p.sector = e.sector and p.status = 'active'
    join webhook_endpoint w on w.client_id = p.client_id and w.status = 'active'
    where e.id = ${eventId}
      and (p.serves_all or exists (
        select from portal_community c where c.client_id = p.client_id and c.community_id = e.community_id))
    on conflict (endpoint_id, event_id) do nothing`.execute(db);
};

it('what a node of the version before queued and what we queue go out side by side, each once', async () => {
  const { slug } = await aCommunity(db);
  const portal = await aPortal(db, { communities: [slug] });
  const receiver = await aReceiver();
  await anEndpoint(db, { ...portal, url: receiver.url });
  const memberId = await someMember(db);
  const subject = await knownTo(db, portal.sector, memberId);

  await joinCommunity(deps, { actor: actorOf(memberId), slug });
  await relayOnce(db, [async (_trx, { id }) => void queued.push(id)]);
  for (const id of queued) for (const _again of [1, 2]) await queueBefore(id);
  await leaveCommunity(deps, { actor: actorOf(memberId), slug });
  await deliverOnce(db);

  const told = receiver.calls.map(({ body, headers }) => {
    const { type, data } = JSON.parse(body) as {
      type: string;
      data: { id: string; subject: string };
    };
    expect(headers['webhook-id']).toBe(data.id);
    return `${type} ${data.subject}`;
  });
  expect(told.toSorted()).toEqual([`stint.ended ${subject}`, `stint.started ${subject}`]);
});

const queued: string[] = [];
