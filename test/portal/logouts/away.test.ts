// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { suspendMember } from '../../../src/identity/use-cases/standing/suspend-member.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { hour, minute, systemClock } from '../../../src/kernel/clock.js';
import type { IdentityId } from '../../../src/kernel/ids.js';
import { portalFeature } from '../../../src/portal/use-cases/member-feature.js';
import { endAllSessions, endSession } from '../../../src/sign-in/use-cases/end-session.js';
import { signInFeature } from '../../../src/sign-in/use-cases/member-feature.js';
import { actorOf, someMember } from '../../support/builders/membership.js';
import { aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow, type Flow } from '../../support/portal/conformance.js';
import { relayEnds } from '../../support/portal/logouts.js';
import type { Visitor } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const limits = { idle: 30 * minute, absolute: 8 * hour };
const features = [portalFeature, signInFeature({ db, now: systemClock, limits })];
const deps = { db, now: systemClock, features, demandRight: async () => undefined };

/** What a portal holds that may work while the person is away. */
async function away() {
  const flow = await aFlow({ db, app });
  const tokens = await flow.tokens({ scope: 'openid offline_access', prompt: 'consent' });
  return { flow, tokens, visitor: flow.visitor };
}

const refreshed = async ({ config }: Flow, token = '') =>
  oidc.refreshTokenGrant(config, token).then(
    () => 'given',
    (error: unknown) => Object(error).error as string,
  );

async function unlink({ memberId }: Visitor): Promise<void> {
  const { identity_id: id } = await db
    .selectFrom('authentication_event')
    .select('identity_id')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  await aSession(db, { memberId });
  await unlinkIdentity(deps, { actor: actorOf(memberId), identityId: id as IdentityId });
}

async function suspend({ memberId }: Visitor): Promise<void> {
  const actor = actorOf(await someMember(db));
  await suspendMember(deps, { actor, memberId, reason: 'Prova' });
}

it('is asked for with prompt=consent: without, docs/connect-a-portal.md says, the token ends with the session', async () => {
  const flow = await aFlow({ db, app });
  const tokens = await flow.tokens({ scope: 'openid offline_access' });
  expect(tokens.scope).toBe('openid');
  const { memberId, sessionId } = flow.visitor;
  await endSession(deps, { actor: actorOf(memberId), sessionId, signedOut: true });
  await relayEnds(db);
  expect(await refreshed(flow, tokens.refresh_token)).toBe('invalid_grant');
});

describe('a token for while the person is away', () => {
  it.each<[string, (visitor: Visitor) => Promise<void>]>([
    ['signed out everywhere', ({ memberId }) => endAllSessions(deps, memberId)],
    [
      'ended this session from another device',
      ({ memberId, sessionId }) => endSession(deps, { actor: actorOf(memberId), sessionId }),
    ],
    ['lost the identity that opened the session', unlink],
    ['were suspended', suspend],
  ])('ends when they %s, and those of nobody else', async (_how, act) => {
    const [one, other] = [await away(), await away()];
    await act(one.visitor);
    await relayEnds(db);
    expect(await refreshed(one.flow, one.tokens.refresh_token)).toBe('invalid_grant');
    const told = oidc.fetchUserInfo(
      one.flow.config,
      one.tokens.access_token,
      oidc.skipSubjectCheck,
    );
    await expect(told).rejects.toMatchObject({ status: 401 });
    expect(await refreshed(other.flow, other.tokens.refresh_token)).toBe('given');
  });

  it('outlives their signing out in this browser', async () => {
    const { flow, tokens, visitor } = await away();
    const { memberId, sessionId } = visitor;
    await endSession(deps, { actor: actorOf(memberId), sessionId, signedOut: true });
    await relayEnds(db);
    expect(await refreshed(flow, tokens.refresh_token)).toBe('given');
  });
});
