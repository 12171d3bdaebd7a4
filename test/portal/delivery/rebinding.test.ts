// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, systemClock } from '../../../src/kernel/clock.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { actorOf, aCommunity, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow } from '../../support/portal/conformance.js';
import { logoutsOf, tellPortals } from '../../support/portal/logouts.js';
import { inside, outside, useRebinding, type Rebinding } from '../../support/portal/rebinding.js';
import {
  aClock,
  anEndpoint,
  deliverOnce,
  knownTo,
  readDeliveries,
} from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aName = useRebinding();
/** Nobody answers outside. */
const deadline = 2_000;

interface Delivery {
  /** Tries what is due, and says how the last try went. */
  readonly attempt: () => Promise<
    { status?: string; attempts?: number; failure?: string | null } | undefined
  >;
}

/** Some hours later each time, when whatever failed is due again. */
function later() {
  const clock = aClock();
  clock.move(hour);
  return clock;
}

/** A portal is to be told of a change, at the address of this name. */
async function aWebhook({ url, lookup }: Rebinding): Promise<Delivery> {
  const clock = later();
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const { id } = await anEndpoint(db, { ...portal, url });
  const memberId = await someMember(db);
  await knownTo(db, portal.sector, memberId);
  await joinCommunity({ db, now: systemClock }, { actor: actorOf(memberId), slug: community.slug });
  return {
    async attempt() {
      await deliverOnce(db, { ...clock, allowPrivate: false, deadline, lookup });
      clock.move(12 * hour);
      return (await readDeliveries(db)).find((one) => one.endpoint_id === id);
    },
  };
}

/** The same of the end of a session. */
async function aLogout({ url, lookup }: Rebinding): Promise<Delivery> {
  const clock = later();
  const logout = { kind: 'back_channel', uri: url, on: [] } as const;
  const flow = await aFlow({ db, app }, 'query', { logout: { ...logout, on: [] } });
  await flow.tokens();
  const { memberId, sessionId } = flow.visitor;
  await endSession({ db, now: systemClock }, { actor: actorOf(memberId), sessionId });
  return {
    async attempt() {
      await tellPortals({ db, app }, { now: clock.now, allowPrivate: false, deadline, lookup });
      clock.move(12 * hour);
      return (await logoutsOf(db, flow.portal.clientId)).at(-1);
    },
  };
}

describe.each([
  ['a change', aWebhook],
  ['the end of a session', aLogout],
])('a receiver that is told of %s', (_what, aDelivery) => {
  it('is called at the address that was looked at: a name that leads inside the next moment leads nowhere', async () => {
    const name = await aName([outside], [inside]);
    const { attempt } = await aDelivery(name);
    const first = await attempt();
    expect(first).toMatchObject({ status: 'pending', attempts: 1 });
    expect(first?.failure).not.toBe('private_address');
    expect(name).toMatchObject({ resolved: 1, visited: 0 });
  });

  it('is refused once its name leads inside, however it began', async () => {
    const name = await aName([outside], [inside]);
    const { attempt } = await aDelivery(name);
    await attempt();
    expect(await attempt()).toMatchObject({ attempts: 2, failure: 'private_address' });
    expect(name).toMatchObject({ resolved: 2, visited: 0 });
  });

  it('is refused where one of its addresses is inside', async () => {
    const name = await aName([outside, inside]);
    const { attempt } = await aDelivery(name);
    expect(await attempt()).toMatchObject({ attempts: 1, failure: 'private_address' });
    expect(name.visited).toBe(0);
  });
});
