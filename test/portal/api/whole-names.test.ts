// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { aCommunity, actorOf, someMember } from '../../support/builders/membership.js';
import { aPortal, aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { everyFeature } from '../../support/filled-world.js';
import { callApi, portalToken } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { useReceivers } from '../../support/portal/webhook-receiver.js';
import { anEndpoint, deliverOnce, knownTo } from '../../support/portal/webhooks.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
const deps = { db, now, features: everyFeature(db) };

interface Told {
  readonly id: string;
  readonly position: number;
  readonly type: string;
  readonly subject: string;
  readonly former_subject: string | null;
  readonly community: string | null;
}

/** A portal that serves a community in which nobody here is, called and asking. */
async function listening(overrides: Partial<Registration> = {}) {
  const { slug } = await aCommunity(db);
  const portal = await aPortal(db, { communities: [slug], ...overrides });
  const receiver = await aReceiver();
  await anEndpoint(db, { ...portal, url: receiver.url });
  let place = { next: 0, calls: 0 };
  /** What is new in the feed, page by page, and what the calls brought; both tell the same under the same ids. */
  const heard = async () => {
    await deliverOnce(db);
    const token = await portalToken(app, portal);
    const fed: Told[] = [];
    for (let asked = -1; asked !== place.next; ) {
      asked = place.next;
      const { body } = await callApi(app, 'GET', `/events?after=${asked}&limit=1`, { token });
      fed.push(...(body['items'] as Told[]));
      place = { ...place, next: Number(body['next']) };
    }
    const calls = receiver.calls.slice(place.calls);
    place = { ...place, calls: receiver.calls.length };
    const sent = calls.map(({ body, headers }) => {
      const { type, data } = JSON.parse(body) as { type: string; data: Partial<Told> };
      expect(headers['webhook-id']).toBe(data.id);
      return { type, ...data };
    });
    const ofFeed = fed.map(({ id, position, type, subject, former_subject: former }) => {
      const same = { id, position, type, subject };
      return former === null ? same : { ...same, former_subject: former };
    });
    const idOf = ({ id }: { readonly id?: string }) => id ?? '';
    const sorted = <T extends { readonly id?: string }>(all: readonly T[]) =>
      all.toSorted((a, b) => idOf(a).localeCompare(idOf(b)));
    expect(sorted(sent)).toMatchObject(sorted(ofFeed));
    expect(new Set(sent.map(idOf)).size).toBe(sent.length);
    return fed;
  };
  return { slug, portal, heard };
}

const inWords = (told: readonly Told[]) =>
  told.map(({ type, subject, former_subject: former }) => `${type} ${former} ${subject}`);

const merge = async (from: MemberId, into: MemberId) =>
  mergeMembers(deps, { actor: actorOf(into), from, into, proven: { from: now(), into: now() } });

/** Two members, both known to a portal. */
async function bothKnown(overrides: Partial<Registration> = {}) {
  const world = await listening(overrides);
  const [from, into] = [await someMember(db), await someMember(db)];
  const former = await knownTo(db, world.portal.sector, from);
  const sub = await knownTo(db, world.portal.sector, into);
  return { ...world, from, into, former, sub };
}

describe('a portal that knows both of two members', () => {
  it('is told by which name they go on once they are merged, and that both count again when it is undone', async () => {
    const { from, into, former, sub, heard } = await bothKnown();
    const mergeId = await merge(from, into);
    const merged = await heard();
    expect(inWords(merged)).toEqual([`member.merged ${former} ${sub}`]);
    expect(merged[0]).toMatchObject({ community: null, role: null, group: null });

    await undoMerge(deps, { actor: actorOf(into), mergeId });
    expect(inWords(await heard())).toEqual([`member.unmerged ${former} ${sub}`]);
  });

  it('is told of the end of the sessions of the merged one, and of the erased', async () => {
    const logout = { kind: 'back_channel' as const, uri: 'https://portal.example/out', on: [] };
    const { portal, from, into, former, sub } = await bothKnown({ logout });
    for (const memberId of [from, into]) {
      const session = await aSession(db, { memberId });
      const row = { session_id: session, client_id: portal.clientId, member_id: memberId };
      await db
        .insertInto('session_client')
        .values({ ...row, oidc_session_uid: newId(), sid: newId(), created_at: now() })
        .execute();
    }
    const ended = async () => {
      const rows = db.selectFrom('logout_delivery').select('sub').orderBy('created_at');
      return (await rows.where('client_id', '=', portal.clientId).execute()).map((row) => row.sub);
    };
    await merge(from, into);
    expect(await ended()).toEqual([former]);
    await eraseMember(deps, { actor: actorOf(into) });
    expect(await ended()).toEqual([former, sub]);
  });

  it('is told that both names are nobody’s once the merged one is erased', async () => {
    const { from, into, former, sub, heard } = await bothKnown();
    await merge(from, into);
    await heard();
    await eraseMember(deps, { actor: actorOf(into) });
    expect(inWords(await heard()).toSorted()).toEqual(
      [`member.erased ${former} ${former}`, `member.erased ${sub} ${sub}`].toSorted(),
    );
  });
});

describe('a portal that does not know both', () => {
  it('hears nothing of a merge, its undoing and of the erasure of strangers', async () => {
    const [one, other] = [await listening(), await listening()];
    const [from, into] = [await someMember(db), await someMember(db)];
    await knownTo(db, one.portal.sector, from);
    await knownTo(db, other.portal.sector, into);
    await undoMerge(deps, { actor: actorOf(into), mergeId: await merge(from, into) });
    await eraseMember(deps, { actor: actorOf(await someMember(db)) });
    expect([...(await one.heard()), ...(await other.heard())]).toEqual([]);
  });

  it('learns later nothing of a merge that was before it knew the second', async () => {
    const { portal, heard } = await listening();
    const [from, into] = [await someMember(db), await someMember(db)];
    await knownTo(db, portal.sector, from);
    await undoMerge(deps, { actor: actorOf(into), mergeId: await merge(from, into) });
    await knownTo(db, portal.sector, into);
    expect(await heard()).toEqual([]);
  });

  it('is told of the erasure of whom it knows, and no other', async () => {
    const [one, other] = [await listening(), await listening()];
    const memberId = await someMember(db);
    const sub = await knownTo(db, one.portal.sector, memberId);
    await eraseMember(deps, { actor: actorOf(memberId) });
    expect(inWords(await one.heard())).toEqual([`member.erased ${sub} ${sub}`]);
    expect(await other.heard()).toEqual([]);
  });
});

describe('one change under two names of a person', () => {
  it('reaches a webhook under both, each a message of its own', async () => {
    const { slug, portal, heard } = await listening();
    const [from, into] = [await someMember(db), await someMember(db)];
    const moved = await knownTo(db, portal.sector, from);
    const mergeId = await merge(from, into);
    await joinCommunity(deps, { actor: actorOf(into), slug });
    await undoMerge(deps, { actor: actorOf(into), mergeId });
    const own = await knownTo(db, portal.sector, into);
    const told = await heard();
    expect(inWords(told).toSorted()).toEqual(
      [`stint.started null ${moved}`, `stint.started null ${own}`].toSorted(),
    );
    expect(new Set(told.map(({ position }) => position)).size).toBe(1);
  });
});
