// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { day, minute, systemClock } from '../../../src/kernel/clock.js';
import type { ClientId } from '../../../src/kernel/ids.js';
import {
  endFormerSecret,
  renewSecret,
  switchPortal,
} from '../../../src/portal/use-cases/change-portal.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { aPortal, portalSecret } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { statementsOf } from '../../support/count-statements.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize, tokenRequest } from '../../support/portal/client.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';
import { keeping } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = keeping(db);

type Presented = 'basic' | 'post';
const scope = { grant_type: 'client_credentials', scope: 'communities:read' };

async function send(
  address: string,
  { clientId, secret, how, ...fields }: Record<string, string> & { how: Presented },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const credentials = Buffer.from(`${clientId}:${secret}`).toString('base64');
  const posted = { client_id: clientId ?? '', client_secret: secret ?? '' };
  const response = await fetch(`${app.issuer}${address}`, {
    method: 'POST',
    headers: how === 'basic' ? { authorization: `Basic ${credentials}` } : {},
    body: new URLSearchParams({ ...fields, ...(how === 'post' && posted) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const tokenBy = (portal: Registration, secret: string, how: Presented = 'basic') =>
  send('/token', { ...scope, clientId: portal.clientId, secret, how });
/** What other nodes still remember is over. */
const later = (): void => app.advance(6_000);
const by = (how: Presented) =>
  how === 'post' ? { metadata: { token_endpoint_auth_method: 'client_secret_post' } } : {};

describe('a renewed secret', () => {
  it.each(['basic', 'post'] as const)(
    'and the one before it both count, sent by %s',
    async (how) => {
      const portal = await aPortal(db, by(how));
      const { secret, formerEndsAt } = await renewSecret(deps, { clientId: portal.clientId });
      expect((formerEndsAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(7 * day - minute);
      later();
      for (const one of [portalSecret, secret]) {
        const { status, body } = await tokenBy(portal, one, how);
        expect(status).toBe(200);
        const token = String(body['access_token']);
        const api = await fetch(`${app.origin}/api/v1/communities`, {
          headers: { authorization: `Bearer ${token}` },
        });
        expect(api.status).toBe(200);
        const asked = { clientId: portal.clientId, secret: one, how, token: 'unknown' };
        expect((await send('/token/introspection', asked)).status).toBe(200);
      }
      for (const wrong of ['', 'x'.repeat(40), `${portalSecret} `])
        expect((await tokenBy(portal, wrong, how)).status).not.toBe(200);
    },
  );

  it('is alone when the overlap ends, to the moment, and nothing is kept of the one before', async () => {
    const portal = await aPortal(db);
    const now = () => new Date(Date.now() - 3 * day + 20 * minute);
    await renewSecret({ ...deps, now }, { clientId: portal.clientId, overlapDays: 3 });
    later();
    expect((await tokenBy(portal, portalSecret)).status).toBe(200);
    app.advance(21 * minute);
    expect((await tokenBy(portal, portalSecret)).status).toBe(401);
    await sweepExpired({ db, now: () => new Date(Date.now() + 21 * minute) });
    const row = await db
      .selectFrom('portal')
      .select(['former_secret', 'former_secret_ends_at'])
      .where('client_id', '=', portal.clientId)
      .executeTakeFirst();
    expect(row).toEqual({ former_secret: null, former_secret_ends_at: null });
  });

  it.each([
    ['without an overlap', async () => undefined, 0],
    [
      'once the overlap is ended',
      async ({ clientId }: Registration) => endFormerSecret(deps, { clientId }),
      7,
    ],
  ])('is alone %s', async (_what, end, overlapDays) => {
    const portal = await aPortal(db);
    const { secret } = await renewSecret(deps, { clientId: portal.clientId, overlapDays });
    await end(portal);
    later();
    expect((await tokenBy(portal, portalSecret)).status).toBe(401);
    expect((await tokenBy(portal, secret)).status).toBe(200);
  });

  it('is the last where the portal is to present none: it counts some days more', async () => {
    const portal = await aPortal(db);
    const { clientId } = portal;
    const keys = { jwks_uri: 'https://portale.example/jwks' };
    const metadata = { token_endpoint_auth_method: 'private_key_jwt', ...keys };
    await editPortal(deps, { clientId, said: { metadata } });
    later();
    for (const how of ['basic', 'post'] as const) {
      expect((await tokenBy(portal, portalSecret, how)).status).toBe(200);
      expect((await tokenBy(portal, 'x'.repeat(40), how)).status).toBe(401);
    }
    await endFormerSecret(deps, { clientId });
    later();
    expect((await tokenBy(portal, portalSecret)).status).toBe(401);
  });

  it('is not followed by a third while the portal may use either; at once it may', async () => {
    const { clientId } = await aPortal(db);
    await renewSecret(deps, { clientId });
    await expect(renewSecret(deps, { clientId })).rejects.toMatchObject({
      code: 'portal.secret_overlaps',
    });
    const third = await renewSecret(deps, { clientId, overlapDays: 0 });
    expect(third.formerEndsAt).toBeUndefined();
  });

  it.each([-1, 0.5, 31, Number.NaN])('does not overlap for %d days', async (overlapDays) => {
    const { clientId } = await aPortal(db);
    await expect(renewSecret(deps, { clientId, overlapDays })).rejects.toMatchObject({
      code: 'portal.overlap_refused',
    });
  });

  it('outlives a change of anything else, and is in no record of what was done', async () => {
    const portal = await aPortal(db);
    const { clientId } = portal;
    const { secret } = await renewSecret(deps, { clientId });
    await editPortal(deps, { clientId, said: { name: 'Altro' } });
    later();
    expect((await tokenBy(portal, portalSecret)).status).toBe(200);
    const told = await db.selectFrom('audit_entry').select(['action', 'data']).execute();
    expect(told.map(({ action }) => action)).toContain('portal.renew_secret');
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('is not for a portal that the configuration keeps', async () => {
    const { clientId } = await aPortal(db);
    const fixed = { ...deps, now: systemClock, ground: { ...deps.ground, fixed: [clientId] } };
    await expect(renewSecret(fixed, { clientId })).rejects.toMatchObject({
      code: 'portal.kept_by_service',
    });
  });
});

describe('what is taken from a portal counts at once, on every node', () => {
  /** Every node has just read the portal. */
  async function known() {
    const portal = await aPortal(db);
    const ask = async (node: string) => (await tokenRequest(`${node}/oidc`, portal, scope)).status;
    const onEach = async () => Promise.all(app.nodes.map(ask));
    expect(await onEach()).toEqual([200, 200]);
    return { clientId: portal.clientId, onEach };
  }

  it.each<[string, (clientId: ClientId) => Promise<unknown>]>([
    ['its secret', async (clientId) => renewSecret(deps, { clientId, overlapDays: 0 })],
    ['its place in the register', async (clientId) => switchPortal(deps, { clientId, on: false })],
  ])('%s', async (_what, take) => {
    const { clientId, onEach } = await known();
    await take(clientId);
    expect(await onEach()).toEqual([401, 401]);
  });

  it('also what it was given for somebody before it was switched off', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    await oidc.fetchUserInfo(config, tokens.access_token, sub);
    await switchPortal(deps, { clientId: portal.clientId, on: false });
    const told = oidc.fetchUserInfo(config, tokens.access_token, sub);
    await expect(told).rejects.toMatchObject({ status: 401 });
    const request = await authorizationRequest(config, portal);
    expect(answered(await authorize(visitor.browser, request))).not.toHaveProperty('code');
  });

  it('and nothing is read anew of a portal that nobody changed', async () => {
    const portal = await aPortal(db);
    const ask = async () => tokenRequest(app.issuer, portal, scope);
    await ask();
    const statements = await statementsOf(ask);
    expect(statements.filter((text) => text.includes('portal'))).toEqual([
      'select xmin::text as version from portal where client_id = $1',
    ]);
  });
});
