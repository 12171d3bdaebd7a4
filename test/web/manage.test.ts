// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { later, minute } from '../../src/kernel/clock.js';
import { useDatabase } from '../support/database.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../support/builders/membership.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

describe('a refusal', () => {
  test('without its reason comes back at the request that it is about', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { joinPath: 'approval' });
    await post(app, `/c/${community.slug}/join`, {}, app.signIn(await someActor(db))).expect(303);
    const manager = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/manage`;
    const action = requestIn((await get(app, here, manager)).text);

    const failed = await post(app, action, { decision: 'reject', reason: '' }, manager).expect(422);
    expect(failed.text).toContain('Scrivi il motivo');
    expect(failed.text).toMatch(/<details class="disclosure disclosure--inline" open/);
    const done = await post(
      app,
      action,
      { decision: 'reject', reason: 'Non è un garante' },
      manager,
    );
    expect(done.headers['location']).toBe(here);
    expect((await get(app, here, manager)).text).toContain('Nessuna richiesta in attesa');
  });
});

describe('the role of co-manager', () => {
  test('is offered from the member list, accepted on one’s own page, given back there', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Giulia B.');
    await aStint(db, { community, memberId });
    const manager = app.signIn(actorOf(community.managerId));
    const member = app.signIn(actorOf(memberId));
    const here = `/c/${community.slug}/manage`;

    const list = await get(app, `${here}/members`, manager).expect(200);
    expect(list.text).toContain('Offri un incarico a Giulia B.');
    await post(app, `${here}/offers`, { member: memberId, role: 'co_manager' }, manager).expect(
      303,
    );
    const offered = await get(app, '/me', member);
    expect(offered.text).toContain('Ti hanno offerto un incarico');
    const offer = /action="(\/me\/offers\/[^"]+)"/.exec(offered.text)?.[1] ?? '';
    await post(app, offer, { answer: 'accept' }, member).expect(303);
    expect((await get(app, `${here}/roles`, manager)).text).toContain('Giulia B.');
    const mine = await get(app, '/me', member);
    const resign = /action="(\/me\/roles\/[^"]+)"/.exec(mine.text)?.[1] ?? '';
    await post(app, resign, {}, member).expect(303);
    expect((await get(app, '/me', member)).text).not.toContain('I miei incarichi');
  });

  test('is offered for a term, and taken back while nobody has answered', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Irma D.');
    await aStint(db, { community, memberId });
    const manager = app.signIn(actorOf(community.managerId));
    const here = `/c/${community.slug}/manage`;
    const offer = { member: memberId, role: 'co_manager' };
    const tooLong = await post(app, `${here}/offers`, { ...offer, months: '25' }, manager);
    expect(tooLong.status).toBe(422);
    expect(tooLong.text).toContain('Per questo incarico scrivi da 1 a 24 mesi, in numero.');
    expect(tooLong.text).toContain('value="25"');
    const words = await post(app, `${here}/offers`, { ...offer, months: 'sei' }, manager).expect(
      422,
    );
    expect(words.text).toContain('value="sei"');

    await post(app, `${here}/offers`, { ...offer, months: '3' }, manager).expect(303);
    const held = () =>
      db
        .selectFrom('role_grant')
        .select(['status', 'months'])
        .where('member_id', '=', memberId)
        .execute();
    expect(await held()).toEqual([{ status: 'offered', months: 3 }]);
    const list = await get(app, `${here}/members`, manager).expect(200);
    expect(list.text).toContain('Ritira l’offerta a Irma D.: Co-gestore');
    const withdraw = /action="([^"]+\/withdraw)"/.exec(list.text)?.[1] ?? '';
    await post(app, withdraw, {}, manager).expect(303);
    expect(await held()).toEqual([{ status: 'withdrawn', months: 3 }]);
    expect((await get(app, `${here}/members`, manager)).text).not.toContain('/withdraw');
  });

  test('may be proposed by the member and accepted by the manager', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const memberId = await someMember(db, 'Irene C.');
    await aStint(db, { community, memberId });
    const manager = app.signIn(actorOf(community.managerId));
    const member = app.signIn(actorOf(memberId));
    const page = await get(app, `/c/${community.slug}`, member);
    expect(page.text).toContain('Mi propongo per la co-gestione');
    const form = { role: 'co_manager', message: 'Eccomi, volentieri' };
    await post(app, `/c/${community.slug}/propose`, form, member).expect(303);
    const queue = await get(app, `/c/${community.slug}/manage`, manager);
    const proposal = /action="([^"]+\/proposals\/[^"]+)"/.exec(queue.text)?.[1] ?? '';
    await post(app, proposal, { answer: 'accept' }, manager).expect(303);
    expect((await get(app, `/c/${community.slug}`, member)).text).toContain('Co-gestore');
  });

  test('proposed, comes back at its own proposal when it is given for too long, and is given then', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const here = `/c/${community.slug}/manage`;
    const wish = { community, role: 'editor', status: 'proposed' } as const;
    const [ada, ugo] = [await aGrant(db, wish), await aGrant(db, wish)];
    const manager = app.signIn(actorOf(community.managerId));
    const proposal = `${here}/proposals/${ada.id}`;
    const held = () =>
      db
        .selectFrom('role_grant')
        .select(['status', 'months'])
        .where('community_id', '=', community.id)
        .where('role', '=', 'editor')
        .where('member_id', '=', ada.memberId)
        .execute();
    for (const months of ['25', '0', 'sei']) {
      const page = await post(app, proposal, { answer: 'accept', months }, manager).expect(422);
      const form = formOf(page.text, proposal);
      expect(form).toContain(`value="${months}"`);
      expect(form).toContain(`id="months-${ada.id}-error"`);
      expect(form).toContain('24');
      expect(formOf(page.text, `${here}/proposals/${ugo.id}`)).not.toContain('field-error');
      expect(await held()).toMatchObject([{ status: 'proposed' }]);
    }
    await post(app, proposal, { answer: 'accept', months: '24' }, manager).expect(303);
    expect(await held()).toMatchObject([{ status: 'active' }]);
  });

  test('asks the manager for a fresh proof when the last one is old', async () => {
    const app = webApp(db);
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const authenticatedAt = later(new Date(), -20 * minute);
    const manager = app.signIn(actorOf(community.managerId, { authenticatedAt }));
    const form = { member: memberId, role: 'co_manager' };
    const page = await post(app, `/c/${community.slug}/manage/offers`, form, manager).expect(403);
    expect(page.text).toContain('serve un accesso recente');
  });
});

/** The first form of a page that is sent there. */
function formOf(html: string, action: string): string {
  const from = html.indexOf(`action="${action}"`);
  expect(from).toBeGreaterThan(0);
  return html.slice(from, html.indexOf('</form>', from));
}

function requestIn(html: string): string {
  return /action="([^"]+\/manage\/requests\/[^"]+)"/.exec(html)?.[1] ?? '';
}
