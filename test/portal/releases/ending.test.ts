// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { endRelease } from '../../../src/portal/use-cases/releases/end-release.js';
import { releasesOf } from '../../../src/portal/use-cases/releases/read-releases.js';
import { actsSince, seenActs } from '../../support/acts-seen.js';
import { actorOf } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import {
  authorizationRequest,
  authorize,
  discover,
  exchange,
  tokenRequest,
} from '../../support/portal/client.js';
import { logoutsOf, readLogout, tellPortals } from '../../support/portal/logouts.js';
import { aVisitor, answered, visit } from '../../support/portal/visit.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const refused = { error: 'invalid_grant' };

async function known() {
  const receiver = await aReceiver();
  const portal = await aPortal(db, { logout: { kind: 'back_channel', uri: receiver.url, on: [] } });
  const visitor = await aVisitor({ db, app });
  const visited = await visit(app, portal, visitor);
  const ended = { actor: actorOf(visitor.memberId), clientId: portal.clientId };
  return { receiver, portal, visitor, ...visited, end: () => endRelease({ db, now }, ended) };
}

describe('a member who puts an end to what a portal receives', () => {
  it('ends its tokens and its session, which it is told of', async () => {
    const { receiver, portal, visitor, config, tokens, sub, end } = await known();
    await end();

    const refreshing = oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    await expect(refreshing).rejects.toMatchObject(refused);
    const reading = oidc.fetchUserInfo(config, tokens.access_token, sub);
    await expect(reading).rejects.toMatchObject({ status: 401 });
    const looked = await oidc.tokenIntrospection(config, tokens.access_token);
    expect(looked.active).toBe(false);
    const left = await db
      .selectFrom('oidc_artifact')
      .select('model')
      .where('account_id', '=', visitor.memberId)
      .where('model', '<>', 'Session')
      .execute();
    expect(left).toEqual([]);

    await tellPortals({ db, app });
    expect(await logoutsOf(db, portal.clientId)).toMatchObject([{ cause: 'release_ended' }]);
    const sid = tokens.claims()?.['sid'];
    expect(await readLogout(app, portal.clientId, receiver.calls[0])).toMatchObject({ sid, sub });
  });

  it('is written once in the events and once in the audit', async () => {
    const { visitor, end } = await known();
    const before = await seenActs(db);
    await end();
    await expect(end()).rejects.toMatchObject({ code: 'page.not_found' });
    expect(await actsSince(db, before)).toMatchObject({
      events: [{ type: 'release.ended', actor: visitor.memberId }],
      audit: [{ action: 'release.end', actor: visitor.memberId }],
    });
  });

  it('leaves what other portals hold, and what others gave', async () => {
    const { portal, visitor, end } = await known();
    const other = await visit(app, await aPortal(db), visitor);
    const somebody = await visit(app, portal, await aVisitor({ db, app }));
    await end();
    for (const { config, tokens } of [other, somebody])
      await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
  });

  it('is shown again what the portal receives before it receives anything', async () => {
    const { portal, visitor, config, end } = await known();
    await end();
    const request = await authorizationRequest(config, portal, { scope: 'openid' });
    const silent = await authorizationRequest(config, portal, { prompt: 'none' });
    const refusedSilently = await visitor.browser.follow(silent.url.href);
    expect(answered(refusedSilently)).toMatchObject({ error: 'interaction_required' });
    const waiting = JSON.parse((await visitor.browser.follow(request.url.href)).text);
    expect(waiting.release).toEqual([]);
    const [ended] = await releasesOf({ db }, visitor.memberId);
    expect(ended?.endedAt).toBeInstanceOf(Date);

    const { tokens } = await visit(app, portal, visitor, { scope: 'openid profile' });
    await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    const [release] = await releasesOf({ db }, visitor.memberId);
    expect(release).toMatchObject({ endedAt: undefined, claims: ['name', 'locale'] });
  });

  it('stops a code that was on its way', async () => {
    const { portal, visitor, end } = await known();
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal);
    const answer = await authorize(visitor.browser, request);
    await end();
    await expect(exchange(config, answer, request)).rejects.toMatchObject(refused);
  });

  it('stops a sign-in on another device that had seen the notice before, and answers after', async () => {
    const { portal, visitor, end } = await known();
    const { memberId } = visitor;
    const device = await aVisitor({ db, app }, { memberId });
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal);
    const holder = await db.startTransaction().execute();
    await holder
      .insertInto('session_client')
      .values({
        session_id: device.sessionId,
        client_id: portal.clientId,
        oidc_session_uid: 'held',
        created_at: now(),
      })
      .execute();
    const underWay = authorize(device.browser, request);
    await untilBlocked(db);
    await end();
    await holder.rollback().execute();
    const answer = await underWay;
    expect(answered(answer)['code']).toBeDefined();
    await expect(exchange(config, answer, request)).rejects.toMatchObject(refused);
  });

  it('stops a refresh that was under way on another node: what it gives counts no more', async () => {
    const { portal, tokens, end } = await known();
    const holder = await db.startTransaction().execute();
    await holder
      .selectFrom('oidc_artifact')
      .select('model')
      .where('model', '=', 'RefreshToken')
      .forUpdate()
      .execute();
    const refresh = async (refresh_token = '') =>
      tokenRequest(`${app.secondNode}/oidc`, portal, {
        grant_type: 'refresh_token',
        refresh_token,
      });
    const underWay = refresh(tokens.refresh_token);
    await untilBlocked(db);
    const ending = end();
    await untilBlocked(db, 2);
    await holder.commit().execute();
    const [given] = await Promise.all([underWay, ending]);
    const next = String(given.body['refresh_token']);
    expect(await refresh(next)).toMatchObject({ status: 400, body: refused });
    const token = String(given.body['access_token']);
    const config = await discover(app.issuer, portal);
    expect((await oidc.tokenIntrospection(config, token)).active).toBe(false);
  });
});
