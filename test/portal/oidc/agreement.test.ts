// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { day } from '../../../src/kernel/clock.js';
import { anAgreement, aPortal, aProof } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, authorize, discover } from '../../support/portal/client.js';
import { answered, aVisitor, visit, type Visitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

async function ask(
  portal: Registration,
  { browser }: Pick<Visitor, 'browser'>,
  parameters: Record<string, string> = {},
) {
  const config = await discover(app.issuer, portal);
  return authorize(browser, await authorizationRequest(config, portal, parameters));
}

const signInAsked = (text: string): boolean => JSON.parse(text).signInNeeded === true;
const without = { agreement: null };

describe('a portal without an agreement', () => {
  it('is not served by a session that came from national means', async () => {
    const visitor = await aVisitor({ db, app }, { provider: 'spid', level: 'low' });
    const answer = await ask(await aPortal(db, without), visitor);
    expect(signInAsked(answer.text)).toBe(true);
  });

  it('is told so where nobody may be asked', async () => {
    const visitor = await aVisitor({ db, app }, { provider: 'cie' });
    const answer = await ask(await aPortal(db, without), visitor, { prompt: 'none' });
    expect(answered(answer)).toMatchObject({ error: 'login_required' });
  });

  it('is served by other means, also after a national proof in the same session', async () => {
    const visitor = await aVisitor(
      { db, app },
      { provider: 'spid', at: new Date(Date.now() - 1_000) },
    );
    await aProof(db, { ...visitor, provider: 'google', level: 'none' });
    const portal = await aPortal(db, without);
    const { tokens } = await visit(app, portal, visitor);
    expect(tokens.claims()?.['acr']).toBe(`${app.issuer}/loa/none`);
  });

  it('is served by national means from the day of the signature to the last day, and not after', async () => {
    const visitor = await aVisitor({ db, app }, { provider: 'spid' });
    const tomorrow = new Date(Date.now() + day).toISOString().slice(0, 10);
    const to = (agreement: object) => aPortal(db, { agreement: { ...anAgreement, ...agreement } });
    const kept = await to({ signedOn: '2026-01-01', endsOn: tomorrow });
    const over = await to({ signedOn: '2020-01-01', endsOn: '2020-12-31' });
    const toCome = await to({ signedOn: '2199-01-01' });
    await visit(app, kept, visitor);
    for (const portal of [over, toCome])
      expect(signInAsked((await ask(portal, visitor)).text)).toBe(true);
  });

  it('is served by other means, also before a national proof in the same session', async () => {
    const at = new Date(Date.now() - 5_000);
    const visitor = await aVisitor({ db, app }, { provider: 'google', level: 'none', at });
    await aProof(db, { ...visitor, provider: 'spid' });
    const { config, tokens } = await visit(app, await aPortal(db, without), visitor);
    expect(tokens.claims()?.['acr']).toBe(`${app.issuer}/loa/none`);
    const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    for (const one of [tokens.access_token, again.access_token]) {
      await oidc.fetchUserInfo(config, one, tokens.claims()?.sub ?? '');
      expect(await oidc.tokenIntrospection(config, one)).toMatchObject({ active: true });
    }
  });

  it('loses them when its agreement ends while people are signed in', async () => {
    const visitor = await aVisitor({ db, app }, { provider: 'spid' });
    const portal = await aPortal(db);
    const { config, tokens } = await visit(app, portal, visitor);
    const [token, { sub }] = [tokens.access_token, { sub: tokens.claims()?.sub ?? '' }];
    await oidc.fetchUserInfo(config, token, sub);
    expect(await oidc.tokenIntrospection(config, token)).toMatchObject({ active: true });
    await db
      .updateTable('portal')
      .set({ agreement_ends_on: '2020-12-31' })
      .where('client_id', '=', portal.clientId)
      .execute();
    // Where the portal proves itself, at once; elsewhere when the node no longer remembers it.
    expect(await oidc.tokenIntrospection(config, token)).toEqual({ active: false });
    app.advance(6_000);
    expect(signInAsked((await ask(portal, visitor)).text)).toBe(true);
    await expect(oidc.fetchUserInfo(config, token, sub)).rejects.toMatchObject({ status: 401 });
    for (const one of [token, tokens.refresh_token ?? ''])
      expect(await oidc.tokenIntrospection(config, one)).toEqual({ active: false });
    const again = oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    await expect(again).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});
