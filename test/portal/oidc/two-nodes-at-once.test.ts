// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { systemClock } from '../../../src/kernel/clock.js';
import { endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { actorOf } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import {
  authorizationRequest,
  authorize,
  discover,
  tokenRequest,
} from '../../support/portal/client.js';
import { relayEnds } from '../../support/portal/logouts.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const refused = { status: 400, body: { error: 'invalid_grant' } };

type Model = 'AuthorizationCode' | 'RefreshToken';
type Answer = Awaited<ReturnType<typeof tokenRequest>>;

/** Each act begins when those before it wait: for the rows of a model, or for one another. */
async function whileHeld<T>(model: Model, acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  const holder = await db.startTransaction().execute();
  await holder
    .selectFrom('oidc_artifact')
    .select('model')
    .where('model', '=', model)
    .forUpdate()
    .execute();
  const begun: Promise<T>[] = [];
  for (const act of acts) {
    begun.push(act());
    await untilBlocked(db, begun.length);
  }
  await holder.commit().execute();
  return Promise.all(begun);
}

const signedIn = async () => {
  const portal = await aPortal(db);
  const visitor = await aVisitor({ db, app });
  const { tokens } = await visit(app, portal, visitor);
  const refresh = async (node: string, refresh_token: unknown) =>
    tokenRequest(`${node}/oidc`, portal, {
      grant_type: 'refresh_token',
      refresh_token: String(refresh_token),
    });
  return { portal, visitor, tokens, refresh, refreshToken: tokens.refresh_token ?? '' };
};

describe('two nodes in the same moment', () => {
  it('let one of two use a code, and what it got ends with the other', async () => {
    const portal = await aPortal(db);
    const config = await discover(app.issuer, portal);
    const request = await authorizationRequest(config, portal);
    const answer = await authorize((await aVisitor({ db, app })).browser, request);
    const redeem = (node: string) => async () =>
      tokenRequest(`${node}/oidc`, portal, {
        grant_type: 'authorization_code',
        code: answered(answer)['code'] ?? '',
        redirect_uri: portal.redirectUris[0] ?? '',
        code_verifier: request.verifier,
      });
    const answers = await whileHeld('AuthorizationCode', app.nodes.map(redeem));
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 400]));
    expect(answers.find(({ status }) => status === 400)).toMatchObject(refused);

    const won = answers.find(({ status }) => status === 200)?.body ?? {};
    const refreshing = oidc.refreshTokenGrant(config, String(won['refresh_token']));
    await expect(refreshing).rejects.toMatchObject({ error: 'invalid_grant' });
    const reading = oidc.fetchUserInfo(config, String(won['access_token']), oidc.skipSubjectCheck);
    await expect(reading).rejects.toMatchObject({ status: 401 });
  });

  it.each(['refresh first', 'revocation first'] as const)(
    'refresh and revoke one token: nothing of it is left (%s)',
    async (order) => {
      const { portal, refresh, refreshToken } = await signedIn();
      const credentials = Buffer.from(`${portal.clientId}:${portal.secret}`).toString('base64');
      const revoke = async () => {
        const { status } = await fetch(`${app.secondNode}/oidc/token/revocation`, {
          method: 'POST',
          headers: { authorization: `Basic ${credentials}` },
          body: new URLSearchParams({ token: refreshToken }),
        });
        return { status, body: {} };
      };
      const acts = [async () => refresh(app.origin, refreshToken), revoke];
      if (order === 'revocation first') acts.reverse();
      const ended = await whileHeld<{ status: number; body: Record<string, unknown> }>(
        'RefreshToken',
        acts,
      );
      const given = ended.find(({ body }) => 'refresh_token' in body)?.body['refresh_token'];
      expect(await refresh(app.secondNode, given ?? refreshToken)).toMatchObject(refused);
    },
  );

  it('refresh on one and sign out on the other: nothing of it is left', async () => {
    const { visitor, refresh, refreshToken } = await signedIn();
    const { memberId, sessionId } = visitor;
    const signOut = async () => {
      const actor = actorOf(memberId);
      await endSession({ db, now: systemClock }, { actor, sessionId, signedOut: true });
      await relayEnds(db);
      return undefined;
    };
    const [given] = await whileHeld<Answer | undefined>('RefreshToken', [
      async () => refresh(app.secondNode, refreshToken),
      signOut,
    ]);
    expect(given).toMatchObject({ status: 200, body: { refresh_token: expect.any(String) } });
    const left = given?.body['refresh_token'];
    for (const node of app.nodes) expect(await refresh(node, left)).toMatchObject(refused);
  });
});
