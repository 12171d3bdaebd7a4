// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { hour, minute, systemClock } from '../../../src/kernel/clock.js';
import { trustId, type LogoutDeliveryId } from '../../../src/kernel/ids.js';
import { retryLogout } from '../../../src/portal/use-cases/logouts/retry.js';
import { queueForMember } from '../../../src/portal/store/logouts/queue.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow } from '../../support/portal/conformance.js';
import { logoutsOf, readLogout, relayEnds, tellPortals } from '../../support/portal/logouts.js';
import { answers, useReceivers, type Behaviour } from '../../support/portal/webhook-receiver.js';
import { aClock, keeping } from '../../support/portal/webhooks.js';
import { amidWrite } from '../../support/two-nodes.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const aReceiver = useReceivers();
const back = 'http://127.0.0.1:9/signed-out';

/** Somebody signed in at a portal that wants to be told of the end. */
async function signedIn(behaviour?: Behaviour, uri?: string) {
  const receiver = await aReceiver(behaviour);
  const kind = 'back_channel';
  const flow = await aFlow(world, 'query', {
    logout: { kind, uri: uri ?? receiver.url, on: [] },
    postLogoutRedirectUris: [back],
  });
  const tokens = await flow.tokens();
  const { clientId } = flow.portal;
  const { memberId, sessionId } = flow.visitor;
  return {
    ...flow,
    receiver,
    tokens,
    endAtPiazza: async () =>
      endSession({ db, now: systemClock }, { actor: actorOf(memberId), sessionId }),
    last: async () => (await logoutsOf(db, clientId)).at(-1),
  };
}

type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/** Leaves by the portal's own button. */
async function leave({ visitor, tokens }: SignedIn, everywhere: boolean, more: object = {}) {
  const parameters = new URLSearchParams({
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: back,
    ...more,
  });
  const { text } = await visitor.browser.get(`${app.issuer}/session/end?${parameters}`);
  const page = JSON.parse(text) as { action: string; fields: Record<string, string> };
  const fields = everywhere ? { ...page.fields, logout: 'yes' } : page.fields;
  return visitor.browser.post(page.action, fields);
}

describe('a portal with back-channel logout', () => {
  it('is told of the end of the session that its own sign-out began, and silent sign-in finds nobody', async () => {
    const flow = await signedIn();
    const { receiver, portal, tokens } = flow;
    expect((await leave(flow, true, { state: 'kept' })).location).toBe(`${back}?state=kept`);
    await tellPortals(world);

    expect(receiver.calls).toHaveLength(1);
    const [call] = receiver.calls;
    expect(call?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(call?.body).keys()]).toEqual(['logout_token']);
    const told = await readLogout(app, portal.clientId, call);
    const { sub, ...claims } = { ...tokens.claims() };
    expect(told).toMatchObject({ sub, sid: claims['sid'], jti: expect.any(String) });
    expect(told['events']).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} });
    expect(told).not.toHaveProperty('nonce');
    expect((told.exp ?? 0) - (told.iat ?? 0)).toBe(120);
    const silent = await flow.answer({ prompt: 'none' });
    expect(silent.fields).toMatchObject({ error: 'login_required' });
  });

  it.each([true, false])('is told also when the sign-out failed at first (%s)', async (whole) => {
    const flow = await signedIn();
    const { clientId } = flow.portal;
    const broken = sql.lit(clientId);
    await sql`
      alter table logout_delivery add constraint broken check (client_id <> ${broken}) not valid`.execute(
      db,
    );
    const failed = await leave(flow, whole);
    await sql`alter table logout_delivery drop constraint broken`.execute(db);
    expect(failed.status).toBe(500);
    expect((await leave(flow, whole)).location).toBe(back);
    await tellPortals(world);
    expect(flow.receiver.calls).toHaveLength(1);
    expect(await logoutsOf(db, clientId)).toHaveLength(1);
  });

  it('is told alone where the person leaves that portal only', async () => {
    const [flow, other] = [await signedIn(), await signedIn()];
    const { clientId } = other.portal;
    await leave(flow, false);
    await tellPortals(world);
    expect(flow.receiver.calls).toHaveLength(1);
    expect(await logoutsOf(db, clientId)).toEqual([]);
    expect((await flow.answer({ prompt: 'none' })).fields).toHaveProperty('code');
  });

  it('is told of a session that was ended at Piazza, once', async () => {
    const flow = await signedIn();
    await flow.endAtPiazza();
    await tellPortals(world);
    await tellPortals(world);
    expect(flow.receiver.calls).toHaveLength(1);
    expect(await flow.last()).toMatchObject({ status: 'delivered', cause: 'session_ended' });
  });

  it('that fails is told again, with a token made then', async () => {
    const flow = await signedIn(answers(503, 200));
    await flow.endAtPiazza();
    const clock = aClock();
    await tellPortals(world, clock);
    expect(await flow.last()).toMatchObject({ status: 'pending', attempts: 1, answered: 503 });
    clock.move(5 * minute);
    await tellPortals(world, clock);
    expect(await flow.last()).toMatchObject({ status: 'delivered', attempts: 2, answered: 200 });
    const [first, second] = await Promise.all(
      flow.receiver.calls.map(async (call) => decode(call.body)),
    );
    expect(second?.iat).toBeGreaterThan((first?.exp ?? 0) + 60);
    expect(second?.jti).not.toBe(first?.jti);
  });

  it.each([204, 500])('that staff tell anew while it answers %s is told anew', async (status) => {
    const flow: SignedIn = await signedIn((res, before) => {
      const again = async () => {
        const logoutId = trustId<LogoutDeliveryId>((await flow.last())?.id ?? '');
        await retryLogout(keeping(db), { clientId: flow.portal.clientId, logoutId });
      };
      void (before === 0 ? again() : Promise.resolve()).finally(() => res.writeHead(status).end());
    });
    await flow.endAtPiazza();
    await tellPortals(world);
    expect(await flow.last()).toMatchObject({ status: 'pending', attempts: 0, answered: null });
    await tellPortals(world);
    expect(flow.receiver.calls).toHaveLength(2);
    expect(await flow.last()).toMatchObject({ attempts: 1, answered: status });
  });

  it('that waits in its pause for one end is told at once of the next', async () => {
    const flow = await signedIn(answers(503, 200));
    const { memberId } = flow.visitor;
    const clock = aClock();
    const why = { cause: 'suspended', at: clock.now() } as const;
    await db.transaction().execute(async (trx) => queueForMember(trx, why, { memberId }));
    await tellPortals(world, clock);
    expect(await flow.last()).toMatchObject({ status: 'pending', attempts: 1, cause: 'suspended' });
    await flow.endAtPiazza();
    await relayEnds(db);
    expect(await flow.last()).toMatchObject({ status: 'pending', attempts: 0 });
    await tellPortals(world);
    expect(await flow.last()).toMatchObject({ status: 'delivered', cause: 'session_ended' });
    expect(await logoutsOf(db, flow.portal.clientId)).toHaveLength(1);
  });

  it('that never answers well is given up after more than an hour', async () => {
    const flow = await signedIn(answers(500));
    await flow.endAtPiazza();
    const clock = aClock();
    const begun = clock.now().getTime();
    for (let state = await flow.last(); state?.status !== 'failed'; state = await flow.last()) {
      if (state) clock.moveTo(state.next_at);
      await tellPortals(world, clock);
    }
    expect(flow.receiver.calls).toHaveLength(7);
    expect(clock.now().getTime() - begun).toBeGreaterThan(hour);
  });

  it('that lies in a private network is never called', async () => {
    const flow = await signedIn();
    await flow.endAtPiazza();
    await tellPortals(world, { allowPrivate: false });
    expect(flow.receiver.calls).toEqual([]);
    expect(await flow.last()).toMatchObject({ status: 'pending', failure: 'address_refused' });
    const secure = await signedIn(undefined, 'https://localhost:9/logout');
    await secure.endAtPiazza();
    await tellPortals(world, { allowPrivate: false });
    expect(await secure.last()).toMatchObject({ status: 'pending', failure: 'private_address' });
  });

  it('is told by one of two nodes', async () => {
    const flows = [await signedIn(), await signedIn(), await signedIn()];
    for (const flow of flows) await flow.endAtPiazza();
    await relayEnds(db);
    const held = { table: 'logout_delivery', kind: 'update' } as const;
    const node = () => tellPortals(world);
    await amidWrite(db, held, node, async () => {
      await node();
      expect(flows.map(({ receiver }) => receiver.calls.length)).toEqual([0, 0, 0]);
    });
    for (const flow of flows) {
      expect(flow.receiver.calls).toHaveLength(1);
      expect(await flow.last()).toMatchObject({ status: 'delivered', attempts: 1 });
    }
  });
});

const decode = (body: string): { iat: number; exp: number; jti: string } => {
  const [, payload = ''] = (new URLSearchParams(body).get('logout_token') ?? '').split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
};
