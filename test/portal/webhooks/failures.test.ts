// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, hour, minute, second, systemClock } from '../../../src/kernel/clock.js';
import { trustId, type WebhookDeliveryId } from '../../../src/kernel/ids.js';
import { replayDelivery, replayFailed } from '../../../src/portal/use-cases/webhooks/replay.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { aCommunity, actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { switchEndpoint } from '../../../src/portal/use-cases/webhooks/keep-endpoints.js';
import { useDatabase } from '../../support/database.js';
import { answers, useReceivers, type Behaviour } from '../../support/portal/webhook-receiver.js';
import {
  aClock,
  anEndpoint,
  deliverOnce,
  keeping,
  knownTo,
  readDeliveries,
} from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const aReceiver = useReceivers();

const failingTen = Array.from({ length: 10 }, () => 500);

/** A change waits for a receiver that behaves so. */
async function waiting(behaviour?: Behaviour, url?: string) {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const receiver = await aReceiver(behaviour);
  const endpoint = await anEndpoint(db, { ...portal, url: url ?? receiver.url });
  const change = async () => {
    const memberId = await someMember(db);
    await knownTo(db, portal.sector, memberId);
    await joinCommunity(
      { db, now: systemClock },
      { actor: actorOf(memberId), slug: community.slug },
    );
  };
  await change();
  const lastDelivery = async () => {
    const all = await readDeliveries(db);
    const own = all.filter((one) => one.endpoint_id === endpoint.id);
    return own.at(-1);
  };
  const state = async () =>
    db
      .selectFrom('webhook_endpoint')
      .selectAll()
      .where('id', '=', endpoint.id)
      .executeTakeFirstOrThrow();
  return { receiver, portal, endpoint, change, lastDelivery, state };
}

describe('a webhook receiver', () => {
  it('that fails is called again later, and again, with the same id and body', async () => {
    const { receiver, lastDelivery, state } = await waiting(answers(500, 503, 204));
    const clock = aClock();
    await deliverOnce(db, clock);
    expect(await lastDelivery()).toMatchObject({ status: 'pending', attempts: 1, answered: 500 });
    expect((await state()).failing_since).toEqual(clock.now());
    await deliverOnce(db, clock);
    expect(receiver.calls).toHaveLength(1);
    clock.move(6 * second);
    await deliverOnce(db, clock);
    clock.move(6 * minute);
    await deliverOnce(db, clock);
    const [first, , third] = receiver.calls;
    expect(third?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(third?.body).toBe(first?.body);
    expect(third?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(await lastDelivery()).toMatchObject({ status: 'delivered', attempts: 3, answered: 204 });
    expect((await state()).failing_since).toBeNull();
  });

  it.each([204, 500])('that staff call anew while it answers %s is called anew', async (status) => {
    const { receiver, portal, lastDelivery } = await waiting((res, before) => {
      const again = async () => {
        const deliveryId = trustId<WebhookDeliveryId>((await lastDelivery())?.id ?? '');
        await replayDelivery(keeping(db), { clientId: portal.clientId, deliveryId });
      };
      void (before === 0 ? again() : Promise.resolve()).finally(() => res.writeHead(status).end());
    });
    await deliverOnce(db);
    expect(await lastDelivery()).toMatchObject({ status: 'pending', attempts: 0, answered: null });
    await deliverOnce(db);
    expect(receiver.calls).toHaveLength(2);
    expect(await lastDelivery()).toMatchObject({ attempts: 1, answered: status });
  });

  it('that never answers well is given up after ten calls in more than three days', async () => {
    const { receiver, lastDelivery } = await waiting(answers(500));
    const clock = aClock();
    const begun = clock.now().getTime();
    for (let delivery = await lastDelivery(); delivery?.status !== 'failed'; ) {
      await deliverOnce(db, clock);
      delivery = await lastDelivery();
      if (delivery?.status === 'pending') clock.moveTo(delivery.next_at);
    }
    expect(receiver.calls).toHaveLength(10);
    expect(clock.now().getTime() - begun).toBeGreaterThan(3 * day);
    clock.move(day);
    await deliverOnce(db, clock);
    expect(receiver.calls).toHaveLength(10);
  });

  it('where something is given up after five days without an arrival is called no more, until staff say so', async () => {
    const { receiver, portal, endpoint, change, state } = await waiting(answers(500));
    const clock = aClock();
    for (let tries = 1; tries < 10; tries += 1) {
      await deliverOnce(db, clock);
      clock.move(27 * hour);
    }
    expect(await state()).toMatchObject({ status: 'active' });
    await deliverOnce(db, clock);
    expect(await state()).toMatchObject({ status: 'disabled', disabled_reason: 'failing' });
    const before = receiver.calls.length;
    await change();
    await deliverOnce(db, clock);
    expect(receiver.calls).toHaveLength(before);
    const which = { clientId: portal.clientId, endpointId: endpoint.id };
    await switchEndpoint(keeping(db, clock.now), { ...which, on: true });
    await change();
    await deliverOnce(db, clock);
    expect(receiver.calls).toHaveLength(before + 1);
  });

  it('that gave up once is called again after a quiet time, however the first call goes', async () => {
    const { receiver, change, lastDelivery, state } = await waiting(
      answers(...failingTen, 503, 204),
    );
    const clock = aClock();
    for (const _ of failingTen) {
      await deliverOnce(db, clock);
      clock.moveTo((await lastDelivery())?.next_at ?? clock.now());
    }
    expect(await lastDelivery()).toMatchObject({ status: 'failed', attempts: 10 });
    clock.move(5 * day);
    await change();
    await deliverOnce(db, clock);
    expect(await state()).toMatchObject({ status: 'active' });
    clock.move(6 * second);
    await deliverOnce(db, clock);
    expect(receiver.calls).toHaveLength(12);
    expect(await lastDelivery()).toMatchObject({ status: 'delivered' });
  });

  it.each([
    ['an address', 'webhook_endpoint', 'address_disabled'],
    ['a portal', 'portal', 'portal_disabled'],
  ] as const)(
    'of %s that is switched off is not told later what waited',
    async (_what, of, failure) => {
      const { receiver, portal, endpoint, lastDelivery } = await waiting(answers(500, 204));
      const other = await waiting(answers(500));
      const clock = aClock();
      await deliverOnce(db, clock);
      const which = { clientId: portal.clientId, endpointId: endpoint.id };
      if (of === 'portal')
        await db
          .updateTable(of)
          .set({ status: 'disabled' })
          .where('client_id', '=', portal.clientId)
          .execute();
      else await switchEndpoint(keeping(db, clock.now), { ...which, on: false });
      await sweepExpired({ db, now: clock.now });
      expect(await lastDelivery()).toMatchObject({
        status: 'failed',
        failure,
        settled_at: clock.now(),
      });
      expect(await other.lastDelivery()).toMatchObject({ status: 'pending' });

      if (of === 'portal')
        await db
          .updateTable(of)
          .set({ status: 'active' })
          .where('client_id', '=', portal.clientId)
          .execute();
      else await switchEndpoint(keeping(db, clock.now), { ...which, on: true });
      clock.move(day);
      await deliverOnce(db, clock);
      expect(receiver.calls).toHaveLength(1);
      await replayFailed(keeping(db, clock.now), which);
      await deliverOnce(db, clock);
      expect(receiver.calls).toHaveLength(2);
    },
  );

  it('that says 410 is called no more', async () => {
    const { receiver, change, state } = await waiting(answers(410));
    await deliverOnce(db);
    expect(await state()).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
    await change();
    await deliverOnce(db, { now: () => new Date(Date.now() + day) });
    expect(receiver.calls).toHaveLength(1);
  });

  it('that hangs is left at the deadline, and holds up no other', async () => {
    const hanging = await waiting(() => undefined);
    const other = await waiting();
    const begun = Date.now();
    await deliverOnce(db, { deadline: 2_000 });
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect(await hanging.lastDelivery()).toMatchObject({ status: 'pending', failure: 'timeout' });
    expect(await other.lastDelivery()).toMatchObject({ status: 'delivered' });
  });

  it.each<[string, Behaviour, object]>([
    [
      'redirects',
      (res) => res.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end(),
      { failure: 'redirect' },
    ],
    ['hangs up', (res) => res.destroy(), { failure: 'econnreset' }],
    [
      'promises more than it sends',
      (res) => {
        res.writeHead(200, { 'Content-Length': '10' });
        res.write('x');
        res.destroy();
      },
      { failure: 'econnreset' },
    ],
  ])('that %s has not received', async (_what, behaviour, expected) => {
    const { lastDelivery } = await waiting(behaviour);
    await deliverOnce(db);
    expect(await lastDelivery()).toMatchObject({ status: 'pending', ...expected });
  });

  it.each<[string, Behaviour, number]>([
    ['resets its content', (res) => res.writeHead(205).end(), 205],
    ['answers at length', (res) => res.writeHead(200).end(Buffer.alloc(100_000)), 200],
  ])('that %s has received', async (_what, behaviour, answered) => {
    const { lastDelivery } = await waiting(behaviour);
    await deliverOnce(db);
    expect(await lastDelivery()).toMatchObject({ status: 'delivered', answered });
  });

  it('that lies in a private network is never called, by address or by name', async () => {
    const byAddress = await waiting();
    const byName = await waiting(undefined, 'http://localhost:9/hook');
    await deliverOnce(db, { allowPrivate: false });
    expect(byAddress.receiver.calls).toEqual([]);
    for (const { lastDelivery } of [byAddress, byName]) {
      expect(await lastDelivery()).toMatchObject({ status: 'pending', failure: 'private_address' });
    }
  });
});
