// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { saveAddress } from '../../../src/identity/store/contact-points.js';
import type { ClientId } from '../../../src/kernel/ids.js';
import type { PortalState } from '../../../src/portal/domain/portal-state.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { authorizationRequest, discover } from '../../support/portal/client.js';
import { aVisitor, visit } from '../../support/portal/visit.js';
import { keeping } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** The register says something else from now on, and every node has read it. */
async function change(clientId: ClientId, said: Partial<PortalState>): Promise<void> {
  const actor = actorOf(await someMember(db));
  await editPortal(keeping(db), { actor, clientId, said });
  app.advance(6_000);
}

/** Somebody with an address that they proved. */
async function aReachable() {
  const visitor = await aVisitor({ db, app });
  const { memberId } = visitor;
  const at = new Date();
  const address = { memberId, address: 'giulia@example.org', at, verifiedAt: at };
  await db.transaction().execute(async (trx) => saveAddress(trx, memberId, address));
  return visitor;
}

const [more, less] = [
  ['openid', 'profile', 'email', 'groups'],
  ['openid', 'profile'],
];

describe('a scope taken from a portal', () => {
  it.each([true, false])(
    'gives nothing more to tokens that were made before, in the network %s',
    async (firstParty) => {
      const portal = await aPortal(db, { firstParty, scopes: more });
      const { config, tokens, sub } = await visit(app, portal, await aReachable(), {
        scope: more.join(' '),
        claims: JSON.stringify({ id_token: { email: null } }),
      });
      const told = async (token: string) => oidc.fetchUserInfo(config, token, sub);
      expect(await told(tokens.access_token)).toMatchObject({ email: 'giulia@example.org' });
      expect(tokens.claims()).toMatchObject({ email: 'giulia@example.org' });

      await change(portal.clientId, { scopes: less });
      const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
      expect(again.claims()).not.toHaveProperty('email');
      // RFC 6749, 5.1: what is given is said where it is not what was asked for.
      expect(again.scope?.split(' ').toSorted()).toEqual(less.toSorted());
      const known = await oidc.tokenIntrospection(config, again.access_token);
      expect(known.scope?.split(' ').toSorted()).toEqual(less.toSorted());
      for (const token of [tokens.access_token, again.access_token]) {
        const now = await told(token);
        expect(now).toHaveProperty('name');
        for (const claim of ['email', 'email_verified', 'groups'])
          expect(now).not.toHaveProperty(claim);
      }
    },
  );

  it('is no longer consented to: a portal from outside the network has to ask again', async () => {
    const portal = await aPortal(db, { firstParty: false, scopes: more });
    const visitor = await aReachable();
    await visit(app, portal, visitor, { scope: more.join(' ') });
    await change(portal.clientId, { scopes: less });

    const wanted = {
      scope: 'openid profile',
      claims: JSON.stringify({ userinfo: { email: null } }),
    };
    const config = await discover(app.issuer, portal);
    const { url } = await authorizationRequest(config, portal, wanted);
    const waiting = JSON.parse((await visitor.browser.follow(url.href)).text);
    expect(waiting).toMatchObject({ signInNeeded: false, release: ['name', 'locale'] });
    const { tokens, sub } = await visit(app, portal, visitor, wanted);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    expect(told).not.toHaveProperty('email');
  });
});

describe('a scope of the API taken from a portal', () => {
  it('is in no member’s token that is made afterwards', async () => {
    const resource = `${app.origin}/api/v1`;
    const scopes = ['openid', 'communities:read', 'memberships:write'];
    const portal = await aPortal(db, { scopes });
    const asked = { scope: scopes.join(' '), resource };
    const { config, tokens } = await visit(app, portal, await aReachable(), asked);
    const refresh = async () =>
      oidc.refreshTokenGrant(config, tokens.refresh_token ?? '', { resource });
    expect((await refresh()).scope).toContain('memberships:write');
    await change(portal.clientId, { scopes: ['openid', 'communities:read'] });
    expect((await refresh()).scope).toBe('communities:read');
  });
});

describe('a level that a portal begins to demand', () => {
  const demanded = { minimumLevel: 'substantial' } as const;
  const standing = async (
    config: oidc.Configuration,
    tokens: { access_token: string; refresh_token?: string },
    sub: string,
  ) => {
    const { access_token: access, refresh_token: refresh = '' } = tokens;
    const introspected = [access, refresh].map(async (one) => oidc.tokenIntrospection(config, one));
    const [one, other] = await Promise.all(introspected);
    const told = await oidc.fetchUserInfo(config, access, sub).catch(() => undefined);
    const again = await oidc.refreshTokenGrant(config, refresh).catch(() => undefined);
    return [one?.active, other?.active, told !== undefined, again !== undefined];
  };

  it('ends what a weaker sign-in gave it', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app }, { level: 'low' });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    await change(portal.clientId, demanded);
    expect(await standing(config, tokens, sub)).toEqual([false, false, false, false]);
  });

  it('leaves a sign-in alone that reached it, also where the portal was told a lower one that it named', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app }, { level: 'substantial' });
    const values = ['http://eidas.europa.eu/LoA/low'];
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values } } });
    const { config, tokens, sub } = await visit(app, portal, visitor, { claims });
    expect(tokens.claims()).toMatchObject({ acr: values[0] });
    await change(portal.clientId, demanded);
    expect(await standing(config, tokens, sub)).toEqual([true, true, true, true]);
  });
});
