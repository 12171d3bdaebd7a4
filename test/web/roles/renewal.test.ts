// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { day, later } from '../../../src/kernel/clock.js';
import { aCommunity, aGrant, actorOf, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

describe('a role whose term ends soon', () => {
  test('is renewed with one click of each side, each on its own page', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Giulia B.');
    const validUntil = later(new Date(), 20 * day);
    await aGrant(db, { community, memberId, role: 'co_manager', validUntil });
    const holder = app.signIn(actorOf(memberId));
    const manager = app.signIn(actorOf(community.managerId));

    const mine = await get(app, '/me', holder).expect(200);
    const asking = /action="(\/me\/roles\/[^"]+\/renewal)"/.exec(mine.text)?.[1] ?? '';
    await post(app, asking, {}, holder).expect(303);
    expect((await get(app, '/me', holder)).text).toContain('aspetta l’altra parte');
    const here = `/c/${community.slug}/manage/roles`;
    const register = await get(app, here, manager).expect(200);
    expect(register.text).toContain('Accetta il rinnovo: Co-gestore, Giulia B.');
    const answer = /action="([^"]+\/renewal\/answer)"/.exec(register.text)?.[1] ?? '';
    await post(app, answer, { answer: 'maybe' }, manager).expect(400);
    await post(app, answer, { answer: 'accept' }, manager).expect(303);
    expect((await get(app, here, manager)).text).not.toContain('rinnovo');
    expect((await get(app, '/me', holder)).text).not.toContain('rinnovo');
  });
});
