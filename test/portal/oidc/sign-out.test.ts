// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { endPortalSessionsOf } from '../../../src/portal/use-cases/end-portal-sessions.js';
import { newId } from '../../../src/kernel/ids.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aBrowser } from '../../support/portal/browser.js';
import { answered, aVisitor, visit, type Visit, type Visitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

async function aVisit() {
  const portal = await aPortal(db);
  const visitor = await aVisitor({ db, app });
  return { portal, visitor, ...(await visit(app, portal, visitor)) };
}

/** Leaves the portal: the question that Piazza asks. */
async function leave({ config, tokens, visitor }: Visit & { visitor: Visitor }) {
  const url = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: 'http://127.0.0.1:9/',
    state: 'kept',
  });
  const asked = await visitor.browser.get(url.href);
  return {
    asked,
    page: JSON.parse(asked.text) as { action: string; fields: Record<string, string> },
  };
}

const lives = async (sessionId: string): Promise<boolean> =>
  (await db.selectFrom('session').select('id').where('id', '=', sessionId).execute()).length === 1;

describe('signing out of a portal', () => {
  it('asks, then ends both sessions and leads back', async () => {
    const signedIn = await aVisit();
    const { asked, page } = await leave(signedIn);
    expect(asked.status).toBe(200);
    expect(page).toMatchObject({ portal: signedIn.portal.name, origins: ['http://127.0.0.1:9'] });

    const { browser, sessionId } = signedIn.visitor;
    const answer = await browser.post(page.action, { ...page.fields, logout: 'yes' });
    expect(answer.location).toBe('http://127.0.0.1:9/?state=kept');
    expect(await lives(sessionId)).toBe(false);
    await expect(
      oidc.refreshTokenGrant(signedIn.config, signedIn.tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  describe('when the identity provider keeps a session of its own', () => {
    const upstream = (sessionId: string) => {
      const to = new URL('https://idp.example/slo?SAMLRequest=x&Signature=y');
      app.upstreamLogouts.set(sessionId, { kind: 'redirect', to });
    };

    it('ends both sessions first, then offers that one, with the way back beside it', async () => {
      const signedIn = await aVisit();
      const { browser, sessionId } = signedIn.visitor;
      upstream(sessionId);
      const { page } = await leave(signedIn);
      const answer = await browser.post(page.action, { ...page.fields, logout: 'yes' });

      expect(answer).toMatchObject({ status: 200, location: undefined });
      expect(await lives(sessionId)).toBe(false);
      await expect(
        oidc.refreshTokenGrant(signedIn.config, signedIn.tokens.refresh_token ?? ''),
      ).rejects.toMatchObject({ error: 'invalid_grant' });
      expect(answer.text).toContain('href="https://idp.example/slo?SAMLRequest=x&amp;Signature=y"');
      expect(answer.text).toContain('href="http://127.0.0.1:9/?state=kept"');
      expect(answer.text).toContain(`No, torna a ${signedIn.portal.name}`);
      expect(answer.headers.get('content-security-policy')).toContain(
        "form-action 'self' https://idp.example",
      );
    });

    it('leaves it alone when only the portal’s session ends', async () => {
      const signedIn = await aVisit();
      upstream(signedIn.visitor.sessionId);
      const { page } = await leave(signedIn);
      const answer = await signedIn.visitor.browser.post(page.action, page.fields);
      expect(answer.location).toBe('http://127.0.0.1:9/?state=kept');
    });
  });

  it('may end the portal’s session only', async () => {
    const signedIn = await aVisit();
    const { page } = await leave(signedIn);
    const answer = await signedIn.visitor.browser.post(page.action, page.fields);
    expect(answer.location).toBe('http://127.0.0.1:9/?state=kept');
    expect(await lives(signedIn.visitor.sessionId)).toBe(true);
    await expect(
      oidc.refreshTokenGrant(signedIn.config, signedIn.tokens.refresh_token ?? ''),
    ).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('leads to no address that the portal did not register', async () => {
    const { config, visitor, tokens } = await aVisit();
    const url = oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://evil.example/',
    });
    const answer = await visitor.browser.get(url.href);
    expect(answer).toMatchObject({ status: 400, location: undefined });
  });

  it('asks also where only the provider’s session is gone, and ends ours', async () => {
    const signedIn = await aVisit();
    const { browser, memberId, sessionId } = signedIn.visitor;
    const artifacts = db.deleteFrom('oidc_artifact').where('account_id', '=', memberId);
    await artifacts.where('model', '=', 'Session').execute();
    const { asked, page } = await leave(signedIn);
    expect(asked.status).toBe(200);
    expect(await lives(sessionId)).toBe(true);

    const answer = await browser.post(page.action, { ...page.fields, logout: 'yes' });
    expect(answer.location).toBe('http://127.0.0.1:9/?state=kept');
    expect(await lives(sessionId)).toBe(false);
  });

  it('leaves one portal out of what is stored of the session', async () => {
    const signedIn = await aVisit();
    const other = await aPortal(db);
    await visit(app, other, signedIn.visitor);
    const { page } = await leave(signedIn);
    await signedIn.visitor.browser.post(page.action, page.fields);
    const stored = await db
      .selectFrom('oidc_artifact')
      .select('payload')
      .where('model', '=', 'Session')
      .where('account_id', '=', signedIn.visitor.memberId)
      .execute();
    const authorizations = stored.map(({ payload }) => Object(payload).authorizations);
    expect(authorizations.map((all) => Object.keys(all))).toEqual([[other.clientId]]);
  });

  it('leads straight back where nobody is signed in any more', async () => {
    const { config, tokens } = await aVisit();
    const nobody = aBrowser(app.origin);
    const url = oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://127.0.0.1:9/',
    });
    expect(await nobody.get(url.href)).toMatchObject({
      status: 303,
      location: 'http://127.0.0.1:9/',
    });
  });
});

describe('signing out of Piazza', () => {
  it('ends what the portals hold', async () => {
    const { config, tokens, sub, visitor } = await aVisit();
    await db.transaction().execute(async (trx) =>
      endPortalSessionsOf(trx, {
        id: newId(),
        position: 1,
        type: 'session.ended',
        at: new Date(),
        actor: visitor.memberId,
        subject: visitor.memberId,
        community: undefined,
        data: { session: visitor.sessionId },
      }),
    );
    await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    });
    await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('leaves other people’s sessions alone', async () => {
    const [one, other] = [await aVisit(), await aVisit()];
    await db.transaction().execute(async (trx) =>
      endPortalSessionsOf(trx, {
        id: newId(),
        position: 2,
        type: 'session.ended',
        at: new Date(),
        actor: undefined,
        subject: one.visitor.memberId,
        community: undefined,
        data: { session: one.visitor.sessionId },
      }),
    );
    await oidc.fetchUserInfo(other.config, other.tokens.access_token, other.sub);
    expect(answered(other.answer)['code']).toBeDefined();
  });
});
