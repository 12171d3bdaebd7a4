// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { relayOnce } from '../../src/database/relay.js';
import { reinstateMember } from '../../src/identity/use-cases/standing/reinstate-member.js';
import { suspendMember } from '../../src/identity/use-cases/standing/suspend-member.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import type { MemberId } from '../../src/kernel/ids.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { placeNames } from '../../src/portal/use-cases/changes/tell-names.js';
import { endRelease } from '../../src/portal/use-cases/releases/end-release.js';
import { queueWebhooks } from '../../src/portal/use-cases/webhooks/queue-event.js';
import { actorOf, aCommunity, aGrant, aStint, someMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { everyFeature } from '../support/filled-world.js';
import { acquainted, callApi } from '../support/portal/api.js';
import { usePortalApp } from '../support/portal/app.js';
import { tokenRequest } from '../support/portal/client.js';
import { listening } from '../support/portal/listening.js';
import { aVisitor, visit } from '../support/portal/visit.js';
import { onTwoNodes } from '../support/two-nodes.js';
import { useReceivers } from '../support/portal/webhook-receiver.js';
import { deliverOnce, knownTo } from '../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const deps = { db, now, features: everyFeature(db), demandRight: async () => undefined };
const why = 'Molte segnalazioni, in esame';

const suspend = async (memberId: MemberId) =>
  suspendMember(deps, { actor: actorOf(await someMember(db)), memberId, reason: why });
const lift = async (memberId: MemberId) =>
  reinstateMember(deps, { actor: actorOf(await someMember(db)), memberId, reason: why });

const hearing = { db, app, aReceiver };

describe('a person who is kept out everywhere', () => {
  it('is told at once by every way that a portal hears by, and again when let in, never why', async () => {
    const { memberId, sub, heard } = await listening(hearing);
    await heard();
    await suspend(memberId);
    const out = [`member.suspended ${sub}`, `stint.suspended ${sub}`];
    const suspended = await heard();
    expect(suspended).toEqual({
      feed: out,
      webhooks: out,
      members: [{ subject: sub, member: false }],
      ended: 1,
      raw: expect.not.stringContaining(why),
    });
    expect(suspended.raw).not.toContain(memberId);
    await lift(memberId);
    const back = [`member.resumed ${sub}`, `stint.resumed ${sub}`];
    expect(await heard()).toEqual({
      feed: back,
      webhooks: back,
      members: [{ subject: sub, member: true }],
      ended: 0,
      raw: expect.not.stringContaining(why),
    });
  });

  it('stands alone in the message: no community, no name that counts no longer', async () => {
    const { memberId, sub, get } = await listening(hearing);
    await relayOnce(db, []);
    const { next } = await get('/events');
    await suspend(memberId);
    await deliverOnce(db);
    const { items } = await get(`/events?after=${Number(next)}`);
    const told = (items as readonly Record<string, unknown>[]).find(
      ({ type }) => type === 'member.suspended',
    );
    expect(told).toEqual({
      id: expect.any(String),
      position: expect.any(Number),
      type: 'member.suspended',
      at: expect.any(String),
      community: null,
      subject: sub,
      former_subject: null,
      role: null,
      group: null,
    });
    const { rows } = await sql<{ data: object }>`
      select body::json -> 'data' as data from webhook_delivery
      where body::json ->> 'type' = 'member.suspended' and event_id = ${told?.['id']}`.execute(db);
    expect(rows).toEqual([
      { data: { id: told?.['id'], position: told?.['position'], subject: sub } },
    ]);
  });

  it('is answered alike on every surface meanwhile, and as before afterwards', async () => {
    const { memberId, sub, about } = await listening(hearing);
    const before = await about(sub);
    await suspend(memberId);
    const nobody = await about('nobody-at-all');
    // SCIM has a word for it; everywhere else whoever is kept out is as a stranger.
    const { users, user, named, ...others } = await about(sub);
    const { users: _users, user: _user, named: _named, ...strange } = nobody;
    expect(others).toEqual(strange);
    const shown = { userName: '<sub>', active: false };
    expect([user[0], JSON.parse(user[1])]).toEqual([200, expect.objectContaining(shown)]);
    for (const list of [users, named]) {
      expect(JSON.parse(list[1]).Resources).toEqual([expect.objectContaining(shown)]);
    }
    for (const name of ['displayName', 'emails', 'preferredLanguage', 'groups']) {
      expect(JSON.parse(user[1])).not.toHaveProperty(name);
    }
    await lift(memberId);
    const after = await about(sub);
    const modified = ([status, text]: readonly [number, string]) => {
      const { meta: _meta, ...rest } = JSON.parse(text);
      return [status, rest];
    };
    expect(modified(after.user)).toEqual(modified(before.user));
    const { users: _u, user: _o, named: _n, ...again } = after;
    const { users: _u0, user: _o0, named: _n0, ...once } = before;
    expect(again).toEqual(once);
  });

  it('shows in SCIM that it changed', async () => {
    const { memberId, sub, about } = await listening(hearing);
    const metaOf = async () => JSON.parse((await about(sub)).user[1]).meta;
    const metas = [await metaOf()];
    await suspend(memberId);
    metas.push(await metaOf());
    await lift(memberId);
    metas.push(await metaOf());
    const changed = metas.map(({ lastModified }) => Date.parse(lastModified));
    expect(changed).toEqual(changed.toSorted((a, b) => a - b));
    expect(new Set(changed).size).toBe(3);
    expect(new Set(metas.map(({ version }) => version)).size).toBe(3);
  });

  it('is refused with whatever the portal holds, and it stays so: who is let in again signs in anew', async () => {
    const { memberId, portal, visitor, held } = await listening(hearing);
    const before = await held();
    expect(before).toMatchObject({ introspection: [true, true], userinfo: 200, refresh: 200 });
    await suspend(memberId);
    const refused = { introspection: [false, false], userinfo: 401, refresh: 400 };
    expect(await held()).toEqual(refused);
    await lift(memberId);
    expect(await held()).toEqual(refused);
    const anew = await aVisitor({ db, app }, { memberId: visitor.memberId });
    expect((await visit(app, portal, anew)).tokens.access_token).toBeDefined();
  });

  it('who belonged to nothing that the portal serves is told of all the same', async () => {
    const { portal, heard } = await listening(hearing);
    await heard();
    const memberId = await someMember(db);
    const sub = await knownTo(db, portal.sector, memberId);
    await suspend(memberId);
    await lift(memberId);
    const both = [`member.resumed ${sub}`, `member.suspended ${sub}`];
    expect(await heard()).toMatchObject({ feed: both, webhooks: both, members: [] });
  });

  it('is told of to nobody who does not know them, or receives nothing of them any more', async () => {
    const [known, strange] = [await listening(hearing), await listening(hearing)];
    const { memberId, portal, heard } = known;
    await endRelease({ db, now }, { actor: actorOf(memberId), clientId: portal.clientId });
    await heard();
    await strange.heard();
    await suspend(memberId);
    await lift(memberId);
    const nothing = { feed: [], webhooks: [], members: [], ended: 0 };
    expect(await heard()).toMatchObject(nothing);
    expect(await strange.heard()).toMatchObject(nothing);
  });

  it('is not told of by a call that still waited when they put an end to it', async () => {
    const { memberId, portal, sub, heard } = await listening(hearing);
    await heard();
    await suspend(memberId);
    await relayOnce(db, [placeNames, queueWebhooks]);
    await lift(memberId);
    await endRelease({ db, now }, { actor: actorOf(memberId), clientId: portal.clientId });
    expect((await heard()).webhooks).toEqual([`member.withdrawn ${sub}`]);
  });

  it('is named to no manager who decides through a portal, until they are let in again', async () => {
    const community = await aCommunity(db, { joinPath: 'approval' });
    const { slug } = community;
    const { portal, own: token } = await acquainted({ db, app }, { memberId: community.managerId });
    const applicant = await someMember(db);
    const holder = (await aStint(db, { community })).memberId;
    await aGrant(db, { community, memberId: holder, role: 'moderator' });
    const subs = [
      await knownTo(db, portal.sector, applicant),
      await knownTo(db, portal.sector, holder),
    ];
    await joinCommunity(deps, { actor: actorOf(applicant), slug, message: 'Buongiorno' });
    const named = async () => {
      const paths = ['join-requests', 'role-grants'];
      const read = async (path: string) =>
        (await callApi(app, 'GET', `/communities/${slug}/${path}`, { token })).body['items'];
      const items = (await Promise.all(paths.map(read))).flat() as { subject: string }[];
      return subs.filter((sub) => items.some(({ subject }) => subject === sub));
    };
    expect(await named()).toEqual(subs);
    for (const memberId of [applicant, holder]) await suspend(memberId);
    expect(await named()).toEqual([]);
    for (const memberId of [applicant, holder]) await lift(memberId);
    expect(await named()).toEqual(subs);
  });

  it('by two nodes at once is told of once, and refused by both at once', async () => {
    const { memberId, portal, sub, refreshToken, heard } = await listening(hearing);
    await heard();
    const staff = actorOf(await someMember(db));
    const act = () =>
      suspendMember(deps, { actor: staff, memberId, reason: why }).then(
        () => 'suspended',
        ({ code }) => String(code),
      );
    const both = await onTwoNodes(db, { table: 'member', id: memberId }, act);
    expect(both.toSorted()).toEqual(['member.already_suspended', 'suspended']);
    for (const node of app.nodes) {
      const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
      expect(await tokenRequest(`${node}/oidc`, portal, fields)).toMatchObject({ status: 400 });
    }
    const relay = () => relayOnce(db, [placeNames, queueWebhooks]);
    await Promise.all([relay(), relay()]);
    const told = [`member.suspended ${sub}`, `stint.suspended ${sub}`];
    expect(await heard()).toMatchObject({ feed: told, webhooks: told, ended: 1 });
  });

  it('who leaves while kept out is told of once more, and does not come back by being let in', async () => {
    const { community, memberId, sub, heard } = await listening(hearing);
    await suspend(memberId);
    await heard();
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
    const gone = [`role.ended ${sub}`, `stint.ended ${sub}`];
    expect(await heard()).toMatchObject({ feed: gone, members: [{ subject: sub, member: false }] });
    await lift(memberId);
    const back = [`member.resumed ${sub}`];
    expect(await heard()).toMatchObject({ feed: back, webhooks: back, members: [] });
  });
});
