// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { suspendMember } from '../../../src/identity/use-cases/standing/suspend-member.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { day, hour, later, minute, systemClock } from '../../../src/kernel/clock.js';
import type { IdentityId, MemberId } from '../../../src/kernel/ids.js';
import { portalFeature } from '../../../src/portal/use-cases/member-feature.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { endAllSessions, endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { signInFeature } from '../../../src/sign-in/use-cases/member-feature.js';
import { sweepOnce } from '../../../src/database/sweep.js';
import { actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal, aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { logoutsOf, relayEnds } from '../../support/portal/logouts.js';
import { aVisitor, visit, type Visitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const features = [
  signInFeature({ db, now: systemClock, limits: { idle: 30 * minute, absolute: 8 * hour } }),
  portalFeature,
];
const deps = { db, now: systemClock, features, demandRight: async () => undefined };

const away = { scope: 'openid offline_access', prompt: 'consent' };
const registered: Partial<Registration> = {
  scopes: ['openid', 'profile', 'offline_access'],
  postLogoutRedirectUris: ['http://127.0.0.1:9/out'],
};

interface Held {
  readonly visitor: Visitor;
  readonly portal: Registration;
  readonly config: oidc.Configuration;
  readonly tokens: oidc.TokenEndpointResponse;
}

/** What a portal holds that may work while the person is away. */
async function aHolder(visitor: Visitor, overrides: Partial<Registration> = {}): Promise<Held> {
  const portal = await aPortal(db, { ...registered, ...overrides });
  const { config, tokens } = await visit(app, portal, visitor, away);
  return { visitor, portal, config, tokens };
}

const refreshed = async ({ config, tokens }: Pick<Held, 'config' | 'tokens'>): Promise<string> =>
  oidc.refreshTokenGrant(config, tokens.refresh_token ?? '').then(
    () => 'given',
    (error: unknown) => Object(error).error as string,
  );

const signOut = async ({ visitor: { memberId, sessionId } }: Held): Promise<void> => {
  await endSession(deps, { actor: actorOf(memberId), sessionId, signedOut: true });
  await relayEnds(db);
};

/** By the portal's own button, and not from here. */
async function leavePortal({ visitor: { browser }, tokens }: Held): Promise<void> {
  const hint = new URLSearchParams({ id_token_hint: tokens.id_token ?? '' });
  const { text } = await browser.get(`${app.issuer}/session/end?${hint}`);
  const page = JSON.parse(text) as { action: string; fields: Record<string, string> };
  expect((await browser.post(page.action, page.fields)).status).toBe(303);
}

/** Nobody signs out: everything of the session runs out and is swept, up to what portals know of it. */
async function runOut({ visitor: { sessionId, memberId } }: Held): Promise<void> {
  const { db: of } = database;
  const over = later(systemClock(), -2 * hour);
  await of.updateTable('session').set({ expires_at: over }).where('id', '=', sessionId).execute();
  await of
    .updateTable('oidc_artifact')
    .set({ expires_at: over })
    .where('model', '=', 'Session')
    .where('account_id', '=', memberId)
    .execute();
  await of
    .updateTable('session_client')
    .set({ created_at: later(systemClock(), -31 * day) })
    .where('session_id', '=', sessionId)
    .execute();
  await sweepOnce(db, systemClock());
  await sweepExpired({ db, now: systemClock });
}

async function unlink(memberId: MemberId): Promise<void> {
  const session = await aSession(db, { memberId, provider: 'google' });
  const { identity_id: id } = await db
    .selectFrom('authentication_event')
    .select('identity_id')
    .where('session_id', '=', session)
    .executeTakeFirstOrThrow();
  await unlinkIdentity(deps, { actor: actorOf(memberId), identityId: id as IdentityId });
}

async function suspend(memberId: MemberId): Promise<void> {
  const actor = actorOf(await someMember(db));
  await suspendMember(deps, { actor, memberId, reason: 'Prova' });
}

const outlived: [string, (held: Held) => Promise<void>][] = [
  ['its session was signed out of', signOut],
  ['its portal alone was left', leavePortal],
  ['its session ran out and was swept', runOut],
];
const feared: [string, (memberId: MemberId) => Promise<void>][] = [
  ['ended every session', async (memberId) => endAllSessions(deps, memberId)],
  ['took an identity away', unlink],
  ['were suspended', suspend],
];

describe.each(outlived)('a token for while the person is away, when %s', (_how, outlive) => {
  it('goes on', async () => {
    const held = await aHolder(await aVisitor({ db, app }));
    await outlive(held);
    expect(await refreshed(held)).toBe('given');
  });

  it.each(feared)('ends at every portal in the moment in which they %s', async (_what, act) => {
    const visitor = await aVisitor({ db, app });
    const [one, two] = [await aHolder(visitor), await aHolder(visitor, { firstParty: false })];
    const other = await aHolder(await aVisitor({ db, app }));
    for (const held of [one, two, other]) await outlive(held);
    await act(visitor.memberId);
    expect(await Promise.all([one, two, other].map(refreshed))).toEqual([
      'invalid_grant',
      'invalid_grant',
      'given',
    ]);
    const userinfo = oidc.fetchUserInfo(one.config, one.tokens.access_token, oidc.skipSubjectCheck);
    await expect(userinfo).rejects.toMatchObject({ status: 401 });
    const left = await db
      .selectFrom('oidc_artifact')
      .select('model')
      .where('account_id', '=', visitor.memberId)
      .where('model', 'in', ['Grant', 'RefreshToken'])
      .execute();
    expect(left).toEqual([]);
  });
});

describe('the end of all sessions but this one', () => {
  it('leaves alone what hangs on this one, and nothing else', async () => {
    const { memberId } = await aVisitor({ db, app });
    const [here, elsewhere] = [
      await aHolder(await aVisitor({ db, app }, { memberId })),
      await aHolder(await aVisitor({ db, app }, { memberId })),
    ];
    await endAllSessions(deps, memberId, here.visitor.sessionId);
    expect(await Promise.all([here, elsewhere].map(refreshed))).toEqual(['given', 'invalid_grant']);
    await relayEnds(db);
    const silent = await visit(app, here.portal, here.visitor, { scope: 'openid', prompt: 'none' });
    expect(silent.tokens.id_token).toBeDefined();
  });

  it('ends what was given by a grant that another took the place of', async () => {
    const held = await aHolder(await aVisitor({ db, app }), { firstParty: false });
    const { memberId, sessionId } = held.visitor;
    await anotherGrant(held);
    expect(await refreshed(held)).toBe('given');
    await endAllSessions(deps, memberId, sessionId);
    expect(await refreshed(held)).toBe('invalid_grant');
  });

  it('is undone with its transaction', async () => {
    const held = await aHolder(await aVisitor({ db, app }));
    const { memberId } = held.visitor;
    const failing = { endSessions: async () => Promise.reject(new Error('later')) };
    const ended = endAllSessions({ ...deps, features: [...features, failing] }, memberId);
    await expect(ended).rejects.toThrow('later');
    expect(await refreshed(held)).toBe('given');
  });

  it('is told to a portal whose session here had run out', async () => {
    const receiver = { kind: 'back_channel', uri: 'http://127.0.0.1:9/', on: [] } as const;
    const logout = { ...receiver, on: [] };
    const held = await aHolder(await aVisitor({ db, app }), { logout });
    const { memberId, sessionId } = held.visitor;
    await db.deleteFrom('session').where('id', '=', sessionId).execute();
    await endAllSessions(deps, memberId);
    expect(await logoutsOf(db, held.portal.clientId)).toMatchObject([{ cause: 'session_ended' }]);
  });
});

describe('the end of one session, from another device', () => {
  it('ends what was given in it by a grant that another took the place of', async () => {
    const held = await aHolder(await aVisitor({ db, app }), { firstParty: false });
    const { memberId, sessionId } = held.visitor;
    await anotherGrant(held);
    await endSession(deps, { actor: actorOf(memberId), sessionId });
    await relayEnds(db);
    expect(await refreshed(held)).toBe('invalid_grant');
  });
});

/** The person answers the portal once more, and so grants anew: the session knows the new grant only. */
async function anotherGrant({ visitor, portal, config }: Held): Promise<void> {
  const grants = async () =>
    db
      .selectFrom('oidc_artifact')
      .select('model')
      .where('model', '=', 'Grant')
      .where('account_id', '=', visitor.memberId)
      .execute();
  const before = await grants();
  const claims = JSON.stringify({ userinfo: { name: null } });
  const again = await visit(app, portal, visitor, { ...away, scope: 'openid profile', claims });
  expect((await grants()).length).toBe(before.length + 1);
  expect(await refreshed({ config, tokens: again.tokens })).toBe('given');
}
