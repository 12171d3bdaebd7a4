// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { day, later, minute, systemClock } from '../../../src/kernel/clock.js';
import type { PortalState } from '../../../src/portal/domain/portal-state.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { portalFeature } from '../../../src/portal/use-cases/member-feature.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { endAllSessions, endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { relayEnds } from '../../support/portal/logouts.js';
import { aVisitor, visit } from '../../support/portal/visit.js';
import { keeping } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A portal that may work while the person is away; they have proven themselves by SPID and signed out since. */
async function away(demands: Partial<PortalState> = {}, scope = 'openid offline_access') {
  const scopes = ['openid', 'offline_access'];
  const portal = await aPortal(db, { scopes, allowedProviders: ['spid', 'cie'] });
  const visitor = await aVisitor({ db, app }, { level: 'substantial', provider: 'spid' });
  const { config, tokens, sub } = await visit(app, portal, visitor, { scope, prompt: 'consent' });
  const { memberId, sessionId } = visitor;
  const actor = actorOf(memberId);
  await endSession({ db, now: systemClock }, { actor, sessionId, signedOut: true });
  await relayEnds(db);
  await demand(portal.clientId, demands);
  return { portal, config, sub, memberId, refresh: tokens.refresh_token ?? '' };
}

async function demand(clientId: Parameters<typeof editPortal>[1]['clientId'], said: object) {
  if (Object.keys(said).length === 0) return;
  await editPortal(keeping(db), { actor: actorOf(await someMember(db)), clientId, said });
  app.advance(6_000);
}

const keptOf = async (memberId: string) =>
  db
    .selectFrom('oidc_artifact')
    .select(['payload', 'expires_at'])
    .where('model', '=', 'Proof')
    .where('account_id', '=', memberId)
    .execute();

const refused = { error: 'invalid_grant' };

describe('a portal that accepts some means only, while the person is away', () => {
  it('is served as before, again and again', async () => {
    const { config, sub, refresh } = await away();
    const once = await oidc.refreshTokenGrant(config, refresh);
    const twice = await oidc.refreshTokenGrant(config, once.refresh_token ?? '');
    expect(await oidc.fetchUserInfo(config, twice.access_token, sub)).toMatchObject({ sub });
    const known = await oidc.tokenIntrospection(config, twice.access_token);
    expect(known.active).toBe(true);
  });

  it.each<[string, Partial<PortalState>]>([
    ['accepts theirs no more', { allowedProviders: ['cie'] }],
    ['demands more than they proved', { minimumLevel: 'high' }],
  ])('is refused once it %s', async (_what, demands) => {
    const { config, refresh } = await away(demands);
    await expect(oidc.refreshTokenGrant(config, refresh)).rejects.toMatchObject(refused);
  });
});

describe('what is kept of a sign-in', () => {
  it('is its provider and level, for as long as its tokens may live', async () => {
    const { memberId } = await away();
    const [one, ...others] = await keptOf(memberId);
    expect(others).toEqual([]);
    expect(one?.payload).toEqual({ provider: 'spid', level: 'substantial' });
    const over = later(one?.expires_at ?? new Date(0), 2 * 60 * minute);
    expect(over.getTime()).toBeLessThan(Date.now() + 91 * day);
    await sweepExpired({ db, now: () => over });
    expect(await keptOf(memberId)).toEqual([]);
  });

  it('is nothing where no token outlives the session', async () => {
    const { memberId } = await away({}, 'openid');
    expect(await keptOf(memberId)).toEqual([]);
  });

  it.each([
    [
      'ends all sessions',
      async (memberId: Parameters<typeof endAllSessions>[1]) =>
        endAllSessions({ db, now: systemClock, features: [portalFeature] }, memberId),
    ],
    [
      'is erased',
      async (memberId: Parameters<typeof endAllSessions>[1]) =>
        db
          .transaction()
          .execute(async (trx) => portalFeature.eraseMember(trx, { memberId, at: new Date() })),
    ],
  ])('goes when the member %s', async (_what, act) => {
    const { memberId } = await away();
    await act(memberId);
    expect(await keptOf(memberId)).toEqual([]);
  });
});
