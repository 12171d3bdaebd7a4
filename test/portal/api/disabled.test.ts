// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aCommunity, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A portal that has just asked everything on both nodes, so that what they remember of it is fresh. */
async function asking() {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const { memberId } = await aStint(db, { community });
  const id = await knownTo(db, portal.sector, memberId);
  const token = await portalToken(app, portal);
  const question = {
    subject: { type: 'member', id },
    action: { name: 'member' },
    resource: { type: 'community', id: community.slug },
  };
  const calls = [
    ['POST', '/check', question],
    ['POST', '/check/batch', { evaluations: [question, question] }],
    ['GET', '/events', undefined],
    ['GET', '/communities', undefined],
    ['GET', `/communities/${community.slug}/members`, undefined],
  ] as const;
  const askAll = async () => {
    const answers = [];
    for (const origin of [app.origin, app.secondNode]) {
      for (const [method, path, body] of calls) {
        answers.push(await callApi(app, method, path, { token, body, origin }));
      }
    }
    return answers;
  };
  const row = db.updateTable('portal').where('client_id', '=', portal.clientId);
  for (const { status } of await askAll()) expect(status).toBe(200);
  return { portal, row, askAll, check: async () => (await askAll()).slice(0, 2) };
}

describe('a token that was good a moment ago', () => {
  it('is refused on every node once the portal is disabled', async () => {
    const { row, askAll } = await asking();
    await row.set({ status: 'disabled' }).execute();
    for (const { status, body, headers } of await askAll()) {
      expect([status, body['code']]).toEqual([401, 'api.token_invalid']);
      expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
  });

  it('opens nothing any longer that the portal lost the scope for', async () => {
    const { row, askAll } = await asking();
    await row.set({ scopes: ['openid'] }).execute();
    for (const { status } of await askAll()) expect([401, 403]).toContain(status);
  });

  it('tells nothing of a community that the portal serves no longer', async () => {
    const { portal, check } = await asking();
    await db.deleteFrom('portal_community').where('client_id', '=', portal.clientId).execute();
    const [one, many] = await check();
    const no = { decision: false, context: { roles: [] } };
    expect(one?.body).toEqual(no);
    expect(many?.body).toEqual({ evaluations: [no, no] });
  });

  it('tells of all communities once the portal serves all', async () => {
    const { portal, row, check } = await asking();
    await db.deleteFrom('portal_community').where('client_id', '=', portal.clientId).execute();
    await row.set({ serves_all: true }).execute();
    const [one, many] = await check();
    const yes = { decision: true, context: { roles: [] } };
    expect(one?.body).toEqual(yes);
    expect(many?.body).toEqual({ evaluations: [yes, yes] });
  });
});
