// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from '../support/builders/membership.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const words = { code: 'conduct', reason: 'Messaggi offensivi' };

describe('a decision about a member', () => {
  test('is taken on their file, read on their own page, appealed, and decided by the staff', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Giulia B.');
    await aStint(db, { community, memberId });
    const manager = app.signIn(actorOf(community.managerId));
    const member = app.signIn(actorOf(memberId));
    const staff = app.signIn(await aStaffMember(db));
    const manage = `/c/${community.slug}/manage`;

    const list = await get(app, `${manage}/members`, manager).expect(200);
    const file =
      /href="([^"]+\/members\/[^"]+)"[^>]*aria-label="Scheda di Giulia B."/.exec(list.text)?.[1] ??
      '';
    await get(app, file, manager).expect(200);
    const failed = await post(app, `${file}/remove`, { ...words, reason: 'x' }, manager).expect(
      422,
    );
    expect(failed.text).toContain('Scrivi il motivo');
    await post(app, `${file}/remove`, words, manager).expect(303);
    expect((await get(app, `${manage}/measures`, manager)).text).toContain('Messaggi offensivi');

    const mine = await get(app, '/me', member).expect(200);
    const decision = /href="(\/me\/measures\/[^"]+)"/.exec(mine.text)?.[1] ?? '';
    const page = await get(app, decision, member).expect(200);
    expect(page.text).toContain('Messaggi offensivi');
    await post(app, `${decision}/appeal`, { message: '' }, member).expect(422);
    await post(app, `${decision}/appeal`, { message: 'Non sono stata io' }, member).expect(303);

    const waiting = await get(app, '/staff/appeals', staff).expect(200);
    const appeal = /href="(\/staff\/appeals\/[^"]+)"/.exec(waiting.text)?.[1] ?? '';
    expect((await get(app, appeal, staff)).text).toContain('Non sono stata io');
    await post(app, `${appeal}/messages`, { message: 'Ci racconta di più?' }, staff).expect(303);
    const verdict = { verdict: 'upheld', reason: 'Era un equivoco' };
    await post(app, `${appeal}/decide`, { reason: 'Era un equivoco' }, staff).expect(422);
    await post(app, `${appeal}/decide`, verdict, staff).expect(303);
    const told = await get(app, decision, member).expect(200);
    expect(told.text).toContain('riesame accolto: Era un equivoco');
    await post(app, `/c/${community.slug}/join`, {}, member).expect(303);
  });

  test('for longer than a community may decide comes back with what was typed, and is the region’s', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const action = `/c/${community.slug}/manage/members/${memberId}/suspend`;
    const manager = app.signIn(actorOf(community.managerId));
    const page = await post(app, action, { ...words, days: '91' }, manager).expect(422);
    expect(page.text).toContain('value="91"');
    expect(page.text).toContain('id="suspend-days-error"');
    expect(page.text).toContain(words.reason);
    const staff = app.signIn(await aStaffMember(db));
    await post(app, action, { ...words, days: '91' }, staff).expect(303);
  });

  test('of the region is listed for the staff, refused at the door, and lifted with a reason', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Zoe Z.');
    const staff = app.signIn(await aStaffMember(db));
    const found = await get(app, '/staff/bans?query=zoe', staff).expect(200);
    const action = /action="([^"]+\/ban[^"]*)"/.exec(found.text)?.[1] ?? '';
    const short = await post(app, action, { ...words, reason: 'x', days: '' }, staff).expect(422);
    expect(short.text).toContain('Scrivi il motivo');
    await post(app, action, { ...words, days: '' }, staff).expect(303);
    const member = app.signIn(actorOf(memberId));
    const page = await get(app, `/c/${community.slug}`, member);
    expect(page.text).toContain('Per una decisione presa nei tuoi confronti');
    await post(app, `/c/${community.slug}/join`, {}, member).expect(403);

    const bans = await get(app, '/staff/bans', staff);
    const lift = /action="(\/staff\/bans\/[^"]+)"/.exec(bans.text)?.[1] ?? '';
    await post(app, lift, { reason: '' }, staff).expect(422);
    await post(app, lift, { reason: 'Chiarito' }, staff).expect(303);
    await post(app, `/c/${community.slug}/join`, {}, member).expect(303);
  });
});
