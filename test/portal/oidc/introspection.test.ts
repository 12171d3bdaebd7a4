// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import * as oidc from 'openid-client';
import { systemClock } from '../../../src/kernel/clock.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { actorOf, aCommunity, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** Somebody signed in to a portal that is for those who belong to one community. */
async function aBelonging() {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { membershipRequired: true, communities: [community.slug] });
  const visitor = await aVisitor({ db, app });
  await aStint(db, { community, memberId: visitor.memberId });
  const { config, tokens } = await visit(app, portal, visitor);
  const active = async () => {
    const both = [tokens.access_token, tokens.refresh_token ?? ''];
    const told = both.map(async (one) => oidc.tokenIntrospection(config, one));
    return (await Promise.all(told)).map((one) => one.active);
  };
  return { community, memberId: visitor.memberId, active };
}

describe('introspection', () => {
  it('calls no token active of who no longer belongs where the portal asks them to', async () => {
    const { community, memberId, active } = await aBelonging();
    expect(await active()).toEqual([true, true]);
    await leaveCommunity(
      { db, now: systemClock },
      { actor: actorOf(memberId), slug: community.slug },
    );
    expect(await active()).toEqual([false, false]);
  });

  it('calls no token active of who is suspended', async () => {
    const { memberId, active } = await aBelonging();
    expect(await active()).toEqual([true, true]);
    await db
      .updateTable('member')
      .set({ status: 'suspended' })
      .where('id', '=', memberId)
      .execute();
    expect(await active()).toEqual([false, false]);
  });
});
