// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize } from '../../support/portal/client.js';
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
