// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize, tokenRequest } from '../../support/portal/client.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

it('a sign-in at a portal does not outlive a sign-out that comes in between', async () => {
  const portal = await aPortal(db);
  const visitor = await aVisitor({ db, app });
  const { config } = await visit(app, portal, visitor);
  const { sessionId, memberId } = visitor;
  const request = await authorizationRequest(config, portal);

  const answer = await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('session').where('id', '=', sessionId).execute();
    await trx.deleteFrom('session_client').where('session_id', '=', sessionId).execute();
    const asked = authorize(visitor.browser, request);
    await untilBlocked(db);
    return { asked };
  });
  const fields = answered(await answer.asked);
  expect(fields).toMatchObject({ error: 'login_required', state: request.state, iss: app.issuer });
  expect(fields).not.toHaveProperty('code');
  const left = db.selectFrom('session_client').select('client_id');
  expect(await left.where('member_id', '=', memberId).execute()).toEqual([]);
});

it('a refresh in the moment of a sign-out is refused, and one for while the person is away goes on', async () => {
  const refreshed = async (scope: string) => {
    const scopes = ['openid', 'profile', 'offline_access'];
    const portal = await aPortal(db, { scopes });
    const visitor = await aVisitor({ db, app });
    const asked = { scope, ...(scope.includes('offline') && { prompt: 'consent' }) };
    const { tokens } = await visit(app, portal, visitor, asked);
    const token = tokens.refresh_token ?? '';
    const fields = { grant_type: 'refresh_token', refresh_token: token };
    return { portal, fields, of: visitor.memberId };
  };
  const usual = await refreshed('openid profile');
  const away = await refreshed('openid profile offline_access');
  const asked = await db.transaction().execute(async (trx) => {
    const sessions = trx.deleteFrom('oidc_artifact').where('model', '=', 'Session');
    await sessions.where('account_id', 'in', [usual.of, away.of]).execute();
    const answer = tokenRequest(app.issuer, usual.portal, usual.fields);
    await untilBlocked(db);
    const other = await tokenRequest(app.issuer, away.portal, away.fields);
    return { answer, other };
  });
  expect(await asked.answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(asked.other).toMatchObject({ status: 200 });
  const kept = db.selectFrom('oidc_artifact').select('model').where('model', '=', 'Grant');
  expect(await kept.where('account_id', '=', usual.of).execute()).toHaveLength(1);
});
