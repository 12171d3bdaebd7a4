// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { portalFeature } from '../../../src/portal/use-cases/member-feature.js';
import { releasesOf } from '../../../src/portal/use-cases/releases/read-releases.js';
import { someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

async function known() {
  const portal = await aPortal(db);
  const visitor = await aVisitor({ db, app });
  return { portal, ...visitor, ...(await visit(app, portal, visitor)) };
}

const subjectsOf = async (memberId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('pairwise_subject')
    .select('sub')
    .where('member_id', '=', memberId)
    .execute();
  return rows.map(({ sub }) => sub);
};

describe('a member at the portals', () => {
  it('who is merged is known there as before, under the member that remains', async () => {
    const { sub, memberId: from, config, tokens } = await known();
    const into = await someMember(db);
    const journal = await db
      .transaction()
      .execute(async (trx) => portalFeature.mergeMember(trx, { from, into, at: new Date() }));
    expect(await subjectsOf(into)).toEqual([sub]);
    await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });

    await db
      .transaction()
      .execute(async (trx) =>
        portalFeature.undoMerge(trx, { from, into, at: new Date() }, journal),
      );
    expect(await subjectsOf(from)).toEqual([sub]);
    expect(await subjectsOf(into)).toEqual([]);
  });

  it('who is merged keeps the name that the remaining one already has there', async () => {
    const portal = await aPortal(db);
    const [one, other] = [await aVisitor({ db, app }), await aVisitor({ db, app })];
    await visit(app, portal, one);
    const { sub } = await visit(app, portal, other);
    const { memberId: from } = one;
    const { memberId: into } = other;
    const journal = await db
      .transaction()
      .execute(async (trx) => portalFeature.mergeMember(trx, { from, into, at: new Date() }));
    expect(await subjectsOf(into)).toEqual([sub]);
    expect(journal).toEqual({ sectors: [] });
  });

  it('who is erased leaves nothing behind', async () => {
    const { memberId, config, tokens, sub } = await known();
    await db
      .transaction()
      .execute(async (trx) => portalFeature.eraseMember(trx, { memberId, at: new Date() }));
    expect(await subjectsOf(memberId)).toEqual([]);
    expect(await releasesOf({ db }, memberId)).toEqual([]);
    await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    });
  });

  it('takes away what each portal was shown to receive', async () => {
    const { memberId, portal } = await known();
    const { portals } = Object(await portalFeature.exportMember(db, memberId));
    expect(portals).toMatchObject([
      { name: portal.name, claims: expect.arrayContaining(['name']) },
    ]);
  });
});
