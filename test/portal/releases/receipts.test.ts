// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { minute, systemClock } from '../../../src/kernel/clock.js';
import { preparedOn } from '../../../src/database/prepared.js';
import { membershipClaims } from '../../../src/membership/use-cases/claims.js';
import { readRelease, releasesOf } from '../../../src/portal/use-cases/releases/read-releases.js';
import { actorOf, aCommunity, aStint } from '../../support/builders/membership.js';
import { aPortal, aProof } from '../../support/builders/portal.js';
import { statementsOf } from '../../support/count-statements.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

const only = async (memberId: Parameters<typeof releasesOf>[1]) => {
  const [release] = await releasesOf({ db }, memberId);
  if (!release) throw new Error('no portal received anything');
  return release;
};

describe('what a portal received', () => {
  it('is kept by the names of the claims, with the sign-in that it was given for', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app }, { provider: 'cie', level: 'high' });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    const first = await only(visitor.memberId);
    expect(first).toMatchObject({ clientId: portal.clientId, provider: 'cie', level: 'high' });
    expect(first.received).toContain('sub');
    expect(first.received).not.toContain('name');

    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);
    const after = await only(visitor.memberId);
    expect(after.received).toEqual(expect.arrayContaining(Object.keys(told)));
    expect(after.firstAt).toEqual(first.firstAt);
    const row = await db
      .selectFrom('release_notice')
      .selectAll()
      .where('member_id', '=', visitor.memberId)
      .executeTakeFirstOrThrow();
    expect(told['name']).toEqual(expect.stringMatching(/\w/));
    for (const value of [String(told['name']), sub])
      expect(JSON.stringify(row)).not.toContain(value);
  });

  it('is nothing of which only the notice was seen', async () => {
    const portal = await aPortal(db);
    const { memberId } = await aVisitor({ db, app });
    await db
      .insertInto('release_notice')
      .values({
        member_id: memberId,
        client_id: portal.clientId,
        claims: ['name'],
        shown_at: new Date(),
      })
      .execute();
    expect(await only(memberId)).toMatchObject({ received: [], firstAt: undefined });
  });

  it('reads today as the portal would read it', async () => {
    const community = await aCommunity(db);
    const portal = await aPortal(db, { metadata: { contacts: ['privacy@portale.example'] } });
    const visitor = await aVisitor({ db, app });
    const { memberId } = visitor;
    await aStint(db, { community, memberId });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    const told = await oidc.fetchUserInfo(config, tokens.access_token, sub);

    const sources = {
      now: () => new Date(),
      entitlements: { namespace: 'urn:example:piazza', authority: 'piazza.example' },
      memberships: membershipClaims.bind(undefined, preparedOn(db)),
    };
    const asked = { actor: actorOf(memberId), clientId: portal.clientId };
    const read = await readRelease({ db, ...sources }, asked);
    expect(read.values).toMatchObject(told);
    expect(read.contacts).toEqual({ addresses: ['privacy@portale.example'], page: undefined });
    const stranger = await aVisitor({ db, app });
    const foreign = { ...asked, actor: actorOf(stranger.memberId) };
    await expect(readRelease({ db, ...sources }, foreign)).rejects.toMatchObject({
      code: 'page.not_found',
    });
  });

  it('is written down once a minute, however often the portal asks', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    const ask = async () => oidc.fetchUserInfo(config, tokens.access_token, sub);
    await ask();
    const again = await statementsOf(ask);
    expect(again.filter((statement) => /update release_notice/.test(statement))).toEqual([]);
    const before = await only(visitor.memberId);
    app.advance(2 * minute);
    await ask();
    const { lastAt, firstAt } = await only(visitor.memberId);
    expect(Number(lastAt)).toBeGreaterThan(Number(before.lastAt));
    expect(firstAt).toEqual(before.firstAt);
  });

  it('names the newest sign-in, and keeps what was received before', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app }, { at: new Date(Date.now() - 5 * minute) });
    const { config, tokens, sub } = await visit(app, portal, visitor);
    await oidc.fetchUserInfo(config, tokens.access_token, sub);
    const newer = { ...visitor, provider: 'cie', level: 'high', at: systemClock() } as const;
    await aProof(db, newer);
    await visit(app, portal, visitor, { scope: 'openid' });
    const release = await only(visitor.memberId);
    expect(release).toMatchObject({ provider: 'cie', level: 'high' });
    expect(release.received).toContain('name');
  });
});
