// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { endSessions } from '../../../src/sign-in/use-cases/end-sessions.js';
import { aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize, tokenRequest } from '../../support/portal/client.js';
import { relayEnds } from '../../support/portal/logouts.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const away = { scope: 'openid profile offline_access', prompt: 'consent' };

/** Somebody signed in to a portal, and what it holds of them. */
async function signedIn(asked: Record<string, string> = { scope: 'openid profile' }) {
  const portal = await aPortal(db, { scopes: ['openid', 'profile', 'offline_access'] });
  const visitor = await aVisitor({ db, app });
  const { config, tokens, sub } = await visit(app, portal, visitor, asked);
  const { memberId, sessionId: only } = visitor;
  const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
  return {
    portal,
    visitor,
    config,
    tokens,
    sub,
    /** The session ends and is committed; nobody has carried it out at the portals yet. */
    end: async (signedOut: boolean, trx = db) =>
      trx
        .transaction()
        .execute((inside) => endSessions(inside, { memberId, only, signedOut, at: now() })),
    ending: { memberId, only, signedOut: true, at: now() },
    refresh: (node = app.origin, more: object = {}) =>
      tokenRequest(`${node}/oidc`, portal, { ...fields, ...more }),
  };
}

describe('from the moment on in which the end of a session is committed', () => {
  it.each(['first', 'second'])('the %s node refuses what hangs on it', async (which) => {
    const node = which === 'first' ? app.origin : app.secondNode;
    const { config, tokens, sub, end, refresh, portal, visitor } = await signedIn();
    const request = await authorizationRequest(config, portal, { scope: 'openid' });
    const code = answered(await authorize(visitor.browser, request))['code'] ?? '';
    await end(true);
    expect(await refresh(node)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const redeemed = await tokenRequest(`${node}/oidc`, portal, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: portal.redirectUris[0] ?? '',
      code_verifier: request.verifier,
    });
    expect(redeemed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    });
  });

  it.each([
    ['goes on after a mere signing out', true, 200],
    ['is refused where something is feared', false, 400],
  ])('what is for while the person is away %s', async (_how, signedOut, status) => {
    const { end, refresh } = await signedIn(away);
    await end(signedOut);
    const first = await refresh();
    expect(first.status).toBe(status);
    await relayEnds(db);
    const { refresh_token } = first.body;
    const again = await refresh(app.origin, refresh_token === undefined ? {} : { refresh_token });
    expect(again.status).toBe(status);
  });

  it('a refresh that waits for it is refused', async () => {
    const { refresh, ending } = await signedIn();
    const asked = await db.transaction().execute(async (trx) => {
      await endSessions(trx, ending);
      const answer = refresh(app.secondNode);
      await untilBlocked(db);
      return { answer };
    });
    expect(await asked.answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('no refresh is under way: one that was comes first, and its token counts no longer', async () => {
    const { end, refresh, visitor } = await signedIn();
    const holder = await db.startTransaction().execute();
    await holder
      .selectFrom('oidc_artifact')
      .select('model')
      .where('model', '=', 'RefreshToken')
      .where('account_id', '=', visitor.memberId)
      .forUpdate()
      .execute();
    const answer = refresh();
    await untilBlocked(db);
    const ended = end(true);
    await untilBlocked(db, 2);
    await holder.commit().execute();
    const { status, body } = await answer;
    expect(status).toBe(200);
    await ended;
    const refresh_token = String(body['refresh_token']);
    expect(await refresh(app.secondNode, { refresh_token })).toMatchObject({ status: 400 });
  });
});
