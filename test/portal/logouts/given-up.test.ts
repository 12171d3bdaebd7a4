// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, systemClock } from '../../../src/kernel/clock.js';
import type { ClientId } from '../../../src/kernel/ids.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { testKeys, usePortalApp } from '../../support/portal/app.js';
import { aFlow } from '../../support/portal/conformance.js';
import { logoutsOf, relayEnds, tellPortals } from '../../support/portal/logouts.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { aClock } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const aReceiver = useReceivers();

/** A portal that waits to be told that somebody's session has ended. */
async function waiting() {
  const receiver = await aReceiver();
  const kind = 'back_channel' as const;
  const flow = await aFlow(world, 'query', {
    logout: { kind, uri: receiver.url, on: [] },
  });
  const { portal, visitor } = flow;
  await flow.tokens();
  const actor = actorOf(visitor.memberId);
  await endSession({ db, now: systemClock }, { actor, sessionId: visitor.sessionId });
  await relayEnds(db);
  const last = async () => (await logoutsOf(db, portal.clientId)).at(-1);
  return { receiver, clientId: portal.clientId, last };
}

const change = async (clientId: ClientId, to: object): Promise<void> =>
  void (await db.updateTable('portal').set(to).where('client_id', '=', clientId).execute());

describe('the end of a session that no portal can be told of', () => {
  it.each([
    ['that is switched off', { status: 'disabled' }, 'portal_disabled'],
    ['that wants to be told no more', { logout_kind: 'none', logout_uri: null }, 'not_wanted'],
  ])('is given up for a portal %s, when others would be', async (_what, to, failure) => {
    const { clientId, last, receiver } = await waiting();
    await change(clientId, to);
    const clock = aClock();
    clock.move(hour);
    await sweepExpired({ db, now: clock.now });
    expect(await last()).toMatchObject({ status: 'pending' });
    clock.move(hour);
    await sweepExpired({ db, now: clock.now });
    expect(await last()).toMatchObject({ status: 'failed', failure, settled_at: clock.now() });
    expect(receiver.calls).toEqual([]);
  });

  it('waits for a portal that is switched on again in time, and for any that works', async () => {
    const [{ clientId, last, receiver }, other] = [await waiting(), await waiting()];
    await change(clientId, { status: 'disabled' });
    await tellPortals(world);
    await change(clientId, { status: 'active' });
    const clock = aClock();
    clock.move(2 * hour);
    await sweepExpired({ db, now: clock.now });
    await tellPortals(world, clock);
    expect(await last()).toMatchObject({ status: 'delivered' });
    expect(receiver.calls).toHaveLength(1);
    expect(await other.last()).toMatchObject({ status: 'delivered' });
  });

  it('is given up, and alarms, where no key signs as the portal registered', async () => {
    const { clientId, last, receiver } = await waiting();
    await change(clientId, { metadata: JSON.stringify({ id_token_signed_response_alg: 'ES256' }) });
    const alarms: unknown[] = [];
    const keys = testKeys.filter(({ kid }) => kid === 'rsa');
    const clock = aClock();
    const manner = {
      keys,
      now: clock.now,
      onMissingKey: ({
        clientId: of,
        algorithm,
      }: {
        clientId: string;
        algorithm?: string | undefined;
      }) => void alarms.push([of, algorithm]),
    };
    for (let state = await last(); state?.status === 'pending'; state = await last()) {
      clock.moveTo(state.next_at);
      await tellPortals(world, manner);
    }
    expect(await last()).toMatchObject({ status: 'failed', failure: 'no_key', attempts: 7 });
    expect(alarms).toEqual(Array.from({ length: 7 }, () => [clientId, 'ES256']));
    expect(receiver.calls).toEqual([]);
  });

  it('is made up for by a node that has the key', async () => {
    const { clientId, last } = await waiting();
    await change(clientId, { metadata: JSON.stringify({ id_token_signed_response_alg: 'ES256' }) });
    const keys = testKeys.filter(({ kid }) => kid === 'rsa');
    await tellPortals(world, { keys, onMissingKey: () => undefined });
    const clock = aClock();
    clock.move(hour);
    await tellPortals(world, clock);
    expect(await last()).toMatchObject({ status: 'delivered', attempts: 2 });
  });
});
