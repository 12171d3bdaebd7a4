// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aMember } from '../support/builders/identity.js';
import {
  aCommunity,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const app = webApp(db);
const robots = '<meta name="robots"';

describe('the list of members', () => {
  it('stands on a page that is not for search engines; the page of the community is for them', async () => {
    const community = await aCommunity(db, { memberList: 'public' });
    const memberId = await someMember(db, 'Ada Zanichelli');
    await aStint(db, { community, memberId });
    const here = `/c/${community.slug}`;

    const about = await get(app, here).expect(200);
    expect(about.headers['x-robots-tag']).toBeUndefined();
    expect(about.text).not.toContain(robots);
    expect(about.text).not.toContain('Ada Zanichelli');
    expect(about.text).toContain(`href="${here}/members"`);

    const list = await get(app, `${here}/members`).expect(200);
    expect(list.headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(list.text).toContain(robots);
    expect(list.text).toContain('Ada Zanichelli');
    expect(list.text).toContain(`<a href="${here}">`);
    const english = await get(app, `${here}/members`).set('Accept-Language', 'en');
    expect(english.text).toContain('Those who joined last come first.');
  });

  it('is for those only whom the community lets see it', async () => {
    const community = await aCommunity(db, { memberList: 'members' });
    const { slug } = community;
    const { memberId } = await aStint(db, { community });
    const here = `/c/${slug}`;
    expect((await get(app, here)).text).not.toContain(`${here}/members"`);
    const visitor = await get(app, `${here}/members`).expect(303);
    expect(visitor.headers['location']).toContain('/sign-in');
    await get(app, `${here}/members`, app.signIn(await someActor(db))).expect(403);
    await get(app, `${here}/members`, app.signIn(actorOf(memberId))).expect(200);

    const hidden = await aCommunity(db, { memberList: 'public', visibility: 'hidden' });
    await get(app, `/c/${hidden.slug}/members`).expect(404);
  });

  it('is read fifty at a time, searched by name, and names no minor to outsiders', async () => {
    const community = await aCommunity(db, { memberList: 'public' });
    for (let n = 0; n < 52; n += 1) {
      const memberId = await someMember(db, `Membro ${String(n).padStart(2, '0')}`);
      await aStint(db, { community, memberId });
    }
    const minor = await aMember(db, { displayName: 'Pia Piccola', ageClass: 'minor' });
    await aStint(db, { community, memberId: minor });
    const here = `/c/${community.slug}/members`;
    const names = (text: string) => [...text.matchAll(/Membro \d\d/g)].map(([name]) => name);

    const first = await get(app, here).expect(200);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.text) ?? [];
    expect(next).toContain(`${here}?cursor=`);
    const second = await get(app, next.replaceAll('&amp;', '&')).expect(200);
    const all = [...names(first.text), ...names(second.text)];
    expect(new Set(all).size).toBe(52);
    expect(all).toHaveLength(52);
    expect(names(second.text).length).toBeLessThan(5);
    expect(first.text + second.text).not.toContain('Pia Piccola');

    expect(names((await get(app, `${here}?query=membro+07`)).text)).toEqual(['Membro 07']);
    expect((await get(app, `${here}?query=nessuno`)).text).toContain('Nessun nome corrisponde');
    await get(app, `${here}?cursor=x`).expect(400);
  });
});
