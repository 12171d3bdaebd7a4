// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { watchDeliveries } from '../../src/compose/watch-deliveries.js';
import { createMeasures } from '../../src/http/measures.js';
import { minute, systemClock, type Clock } from '../../src/kernel/clock.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { switchEndpoint } from '../../src/portal/use-cases/webhooks/keep-endpoints.js';
import { aCommunity, actorOf, someMember } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';
import { answers, useReceivers } from '../support/portal/webhook-receiver.js';
import { aClock, anEndpoint, deliverOnce, keeping, knownTo } from '../support/portal/webhooks.js';

const { db } = useDatabase();
const aReceiver = useReceivers();

it('says of each active portal for how long nothing arrives, what is late and what is switched off', async () => {
  const { slug } = await aCommunity(db);
  const portal = await aPortal(db, { communities: [slug] });
  const receiver = await aReceiver(answers(500));
  const endpoint = await anEndpoint(db, { ...portal, url: receiver.url });
  const memberId = await someMember(db);
  await knownTo(db, portal.sector, memberId);
  const measures = createMeasures();
  const figures = async (now: Clock) => {
    await watchDeliveries({ db, now, measures });
    const text = await measures.registry.metrics();
    const found = text.matchAll(/^piazza_webhook_(\w+?)(?:_seconds)?\{portal="([^"]+)"\} (\S+)$/gm);
    const own = [...found].filter(([, , of]) => of === portal.clientId);
    return Object.fromEntries(own.map(([, name, , value]) => [name, Number(value)]));
  };
  expect(await figures(systemClock)).toEqual({ failing: 0, overdue: 0, addresses_switched_off: 0 });

  await joinCommunity({ db, now: systemClock }, { actor: actorOf(memberId), slug });
  const clock = aClock();
  await deliverOnce(db, clock);
  clock.move(minute);
  const failing = await figures(clock.now);
  expect(failing).toMatchObject({ failing: 60, addresses_switched_off: 0 });
  // It was to be tried again after five seconds, and up to a tenth of them.
  expect(failing['overdue']).toBeGreaterThan(54);
  expect(failing['overdue']).toBeLessThanOrEqual(55);

  const which = { clientId: portal.clientId, endpointId: endpoint.id };
  await switchEndpoint(keeping(db, clock.now), { ...which, on: false });
  expect(await figures(clock.now)).toEqual({ failing: 0, overdue: 0, addresses_switched_off: 1 });

  const off = { status: 'disabled' } as const;
  await db.updateTable('portal').set(off).where('client_id', '=', portal.clientId).execute();
  expect(await figures(clock.now)).toEqual({});
});
