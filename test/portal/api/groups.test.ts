// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type Slug } from '../../../src/kernel/ids.js';
import { createGroup } from '../../../src/membership/use-cases/groups/create-group.js';
import { aGroup } from '../../support/builders/groups.js';
import { actorOf, aCommunity, aGrant, aStint } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** A portal and a moderator whom it knows, who is in one group of two. */
async function inside() {
  const { token, sub, visitor } = await acquainted({ db, app });
  const { memberId } = visitor;
  const community = await aCommunity(db);
  const { slug } = community;
  const { memberId: managerId } = await aStint(db, { community });
  await aGrant(db, { community, memberId: managerId, role: 'manager' });
  await aStint(db, { community, memberId });
  await aGrant(db, { community, memberId, role: 'moderator' });
  const group = await aGroup(db, { slug, managerId }, [memberId]);
  const other = trustId<Slug>('lettura');
  const made = { actor: actorOf(managerId), slug, group: other, name: 'Lettura' };
  await createGroup({ db, now }, made);
  const get = async (path: string) => (await callApi(app, 'GET', path, { token })).body;
  const question = (id: string, name: string, resource: object) => ({
    subject: { type: 'member', id },
    action: { name },
    resource: { type: 'community', id: slug, ...resource },
  });
  const check = async (path: string, body: object) =>
    (await callApi(app, 'POST', path, { token, body })).body;
  return { slug, sub, memberId, group, other, get, check, question };
}

describe('groups inside a community', () => {
  it('are listed page by page', async () => {
    const { slug, group, other, get } = await inside();
    const first = await get(`/communities/${slug}/groups?limit=1`);
    expect(first['items']).toEqual([{ group, name: 'Formazione' }]);
    const rest = await get(`/communities/${slug}/groups?limit=1&cursor=${String(first['next'])}`);
    expect(rest).toEqual({ items: [{ group: other, name: 'Lettura' }], next: null });
  });

  it('are told of each member, in lists, of one and of where they belong', async () => {
    const { slug, sub, group, get } = await inside();
    const groups = [group];
    const list = await get(`/communities/${slug}/members`);
    expect(list['items']).toMatchObject([{ subject: sub, groups }]);
    expect(await get(`/communities/${slug}/members/${sub}`)).toMatchObject({ groups });
    const belonging = await get(`/members/${sub}/memberships`);
    expect(belonging['items']).toMatchObject([{ community: slug, groups }]);
  });

  it('are asked for in a check: who is not in the group is nobody there, whatever their roles', async () => {
    const { sub, group, other, check, question } = await inside();
    const roles = ['moderator'];
    const yes = { decision: true, context: { roles } };
    const no = { decision: false, context: { roles: [] } };
    const asked = [
      [question(sub, 'member', { group }), yes],
      [question(sub, 'moderator', { group }), yes],
      [question(sub, 'editor', { group }), { decision: false, context: { roles } }],
      [question(sub, 'member', { group: other }), no],
      [question(sub, 'moderator', { group: other }), no],
      [question(sub, 'member', { group: 'unheard-of' }), no],
      [question('nobody', 'member', { group }), no],
      [question(sub, 'member', {}), yes],
    ] as const;
    for (const [body, answer] of asked) expect(await check('/check', body)).toEqual(answer);
    const evaluations = asked.map(([body]) => body);
    expect(await check('/check/batch', { evaluations })).toEqual({
      evaluations: asked.map(([, answer]) => answer),
    });
  });

  it('are in the digest from version 2 on, and not in that of portals that know the first', async () => {
    const { slug, sub, group, get } = await inside();
    const hashOf = (line: string) => createHash('sha256').update(line).digest('hex');
    const digest = async (query: string) =>
      (await get(`/communities/${slug}/digest${query}`))['digest'];
    expect(await digest('')).toBe(hashOf(`${sub} moderator`));
    expect(await digest('?version=1')).toBe(hashOf(`${sub} moderator`));
    expect(await digest('?version=2')).toBe(hashOf(`${sub} moderator ${group}`));
    expect(await get(`/communities/${slug}/digest?version=3`)).toMatchObject({
      status: 400,
      fields: ['version'],
    });
  });
});
