// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import * as oidc from 'openid-client';
import { systemClock } from '../../../src/kernel/clock.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { actorOf, aCommunity, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { tokenRequest } from '../../support/portal/client.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const publicClient = { secret: undefined };

async function refreshable(overrides: Partial<Registration> = {}) {
  const portal = await aPortal(db, overrides);
  const visitor = await aVisitor({ db, app });
  const { config, tokens, sub } = await visit(app, portal, visitor);
  const refresh = async (token: string) => oidc.refreshTokenGrant(config, token);
  return { portal, visitor, config, sub, refresh, first: tokens.refresh_token ?? '' };
}

const refused = { error: 'invalid_grant' };

/** What was used counts as used so long before. */
const age = async (seconds: number): Promise<void> =>
  void (await sql`
    update oidc_artifact set consumed_at = consumed_at - make_interval(secs => ${seconds})
    where consumed_at is not null`.execute(db));

/** One node asks with a token while another has read it too, and both wait for the row. */
async function together(portal: Registration, token: string) {
  const holder = await db.startTransaction().execute();
  await holder
    .selectFrom('oidc_artifact')
    .select('model')
    .where('model', '=', 'RefreshToken')
    .forUpdate()
    .execute();
  const ask = async (issuer: string) => {
    const fields = { grant_type: 'refresh_token', refresh_token: token };
    return tokenRequest(issuer, portal, fields);
  };
  const answers = [ask(app.issuer)];
  await untilBlocked(db);
  answers.push(ask(`${app.secondNode}/oidc`));
  await untilBlocked(db, 2);
  await holder.commit().execute();
  return Promise.all(answers);
}

describe('a refresh token', () => {
  it('is replaced at every use', async () => {
    const { refresh, first } = await refreshable();
    const second = await refresh(first);
    expect(second.refresh_token).not.toBe(first);
    expect(second.id_token).toBeDefined();
    await refresh(second.refresh_token ?? '');
  });

  it('presented again a moment later is answered with the same successor', async () => {
    const { refresh, first } = await refreshable();
    const one = await refresh(first);
    // However slow this machine is: it was used a moment ago.
    await age(-600);
    const other = await refresh(first);
    expect(other.refresh_token).toBe(one.refresh_token);
    expect(other.access_token).not.toBe(one.access_token);
    await refresh(one.refresh_token ?? '');
  });

  it('presented again after three seconds ends the whole family', async () => {
    const { refresh, first, config, sub } = await refreshable();
    const second = await refresh(first);
    await age(4);
    await expect(refresh(first)).rejects.toMatchObject(refused);
    await expect(refresh(second.refresh_token ?? '')).rejects.toMatchObject(refused);
    const told = oidc.fetchUserInfo(config, second.access_token, sub);
    await expect(told).rejects.toMatchObject({ status: 401 });
  });

  it.each([-60_000, 60_000])(
    'presented again counts by the clock of the database, that of the node being %i ms off',
    async (milliseconds) => {
      const { refresh, first } = await refreshable();
      const one = await refresh(first);
      await age(-600);
      app.advance(milliseconds);
      try {
        expect((await refresh(first)).refresh_token).toBe(one.refresh_token);
        await age(604);
        await expect(refresh(first)).rejects.toMatchObject(refused);
      } finally {
        app.advance(-milliseconds);
      }
    },
  );

  it('presented again when its successor is used too ends the whole family', async () => {
    const { refresh, first } = await refreshable();
    const third = await refresh((await refresh(first)).refresh_token ?? '');
    await expect(refresh(first)).rejects.toMatchObject(refused);
    await expect(refresh(third.refresh_token ?? '')).rejects.toMatchObject(refused);
  });

  it('of a public client has no such moment', async () => {
    const { refresh, first } = await refreshable(publicClient);
    const second = await refresh(first);
    await expect(refresh(first)).rejects.toMatchObject(refused);
    await expect(refresh(second.refresh_token ?? '')).rejects.toMatchObject(refused);
  });

  it('of a public client is used by exactly one of two nodes that ask at once, and ends with the other', async () => {
    const { portal, first, refresh } = await refreshable(publicClient);
    const answers = await together(portal, first);
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 400]));
    expect(answers.find(({ status }) => status === 400)?.body).toMatchObject(refused);
    const won = answers.find(({ status }) => status === 200)?.body['refresh_token'];
    await expect(refresh(String(won))).rejects.toMatchObject(refused);
  });

  it('of a portal with a secret has one successor, whichever of two nodes asks', async () => {
    const { portal, first, refresh, visitor } = await refreshable();
    const [one, other] = await together(portal, first);
    expect([one?.status, other?.status]).toEqual([200, 200]);
    expect(other?.body['refresh_token']).toBe(one?.body['refresh_token']);
    const kept = await db
      .selectFrom('oidc_artifact')
      .select('consumed_at')
      .where('model', '=', 'RefreshToken')
      .where('account_id', '=', visitor.memberId)
      .execute();
    expect(kept.filter((row) => row.consumed_at === null)).toHaveLength(1);
    await refresh(String(one?.body['refresh_token']));
  });

  it('leaves its successor readable for a minute at most', async () => {
    const { refresh, first, visitor } = await refreshable();
    await refresh(first);
    const kept = async () =>
      db
        .selectFrom('oidc_artifact')
        .select('model')
        .where('successor', 'is not', null)
        .where('account_id', '=', visitor.memberId)
        .execute();
    expect(await kept()).not.toEqual([]);
    const sweep = async () => sweepExpired({ db, now: systemClock });
    await sweep();
    expect(await kept()).not.toEqual([]);
    await age(61);
    await sweep();
    expect(await kept()).toEqual([]);
  });

  it('is refused when the member no longer belongs where the portal asks them to', async () => {
    const community = await aCommunity(db);
    const portal = await aPortal(db, {
      membershipRequired: true,
      communities: [community.slug],
    });
    const visitor = await aVisitor({ db, app });
    await aStint(db, { community, memberId: visitor.memberId });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    const second = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');

    const actor = actorOf(visitor.memberId);
    await leaveCommunity({ db, now: systemClock }, { actor, slug: community.slug });
    const again = oidc.refreshTokenGrant(config, second.refresh_token ?? '');
    await expect(again).rejects.toMatchObject(refused);
    const told = oidc.fetchUserInfo(config, second.access_token, sub);
    await expect(told).rejects.toMatchObject({ status: 401 });
  });
});
