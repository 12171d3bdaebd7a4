// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { relayOnce } from '../../../src/database/relay.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { endRelease } from '../../../src/portal/use-cases/releases/end-release.js';
import { aCommunity, actorOf, aGrant, someMember } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const deps = { db, now: systemClock };

interface Change {
  readonly type: string;
  readonly subject: string;
  readonly community: string;
  readonly role: string | null;
}

/** What a portal is told from a position on, everything committed having been given its place. */
async function poll(portal: Registration, query: string) {
  await relayOnce(db, []);
  const token = await portalToken(app, portal);
  const { body } = await callApi(app, 'GET', `/events?${query}`, { token });
  return { items: body['items'] as Change[], next: Number(body['next']) };
}

const join = async (memberId: MemberId, { slug }: Awaited<ReturnType<typeof aCommunity>>) =>
  joinCommunity(deps, { actor: actorOf(memberId), slug });

describe('GET /events', () => {
  it('tells of who put an end to what the portal receives that they did, and nothing more as long as that holds', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { memberId } = visitor;
    await visit(app, portal, visitor);
    const { next } = await poll(portal, 'after=0');
    await endRelease(deps, { actor: actorOf(memberId), clientId: portal.clientId });
    await join(memberId, await aCommunity(db));
    const types = async () => (await poll(portal, `after=${next}`)).items.map(({ type }) => type);
    expect(await types()).toEqual(['member.withdrawn']);
    await visit(app, portal, visitor);
    expect(await types()).toEqual(['member.withdrawn']);
    await join(memberId, await aCommunity(db));
    expect(await types()).toEqual(['member.withdrawn', 'stint.started']);
  });

  it('tells what began and ended, in order, and goes on where it stopped', async () => {
    const portal = await aPortal(db);
    const { memberId } = await aVisitor({ db, app });
    const { sub } = await visit(app, portal, await aVisitor({ db, app }, { memberId }));
    const community = await aCommunity(db);
    const { next: start } = await poll(portal, 'after=0');

    await join(memberId, community);
    await aGrant(db, { community, memberId, role: 'moderator' });
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });

    const first = await poll(portal, `after=${start}&limit=1`);
    expect(first.items).toMatchObject([
      { type: 'stint.started', subject: sub, community: community.slug, role: null },
    ]);
    const rest = await poll(portal, `after=${first.next}`);
    expect(rest.items.map(({ type, role }) => [type, role])).toEqual([
      ['role.ended', 'moderator'],
      ['stint.ended', null],
    ]);
    expect(await poll(portal, `after=${rest.next}`)).toEqual({ items: [], next: rest.next });
  });

  it('tells nothing of other communities and of members whom the portal does not know', async () => {
    const [served, other] = [await aCommunity(db), await aCommunity(db)];
    const portal = await aPortal(db, { communities: [served.slug] });
    const visitor = await aVisitor({ db, app });
    const { sub } = await visit(app, portal, visitor);
    const { next } = await poll(portal, 'after=0');

    await join(visitor.memberId, other);
    await join(await someMember(db), served);
    await join(visitor.memberId, served);
    const { items } = await poll(portal, `after=${next}`);
    expect(items).toMatchObject([{ subject: sub, community: served.slug }]);
  });

  it('tells nothing that is not yet in its place', async () => {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    await visit(app, portal, visitor);
    const { next } = await poll(portal, 'after=0');
    await join(visitor.memberId, await aCommunity(db));
    const token = await portalToken(app, portal);
    const { body } = await callApi(app, 'GET', `/events?after=${next}`, { token });
    expect(body).toEqual({ items: [], next, more: false });
  });
});
