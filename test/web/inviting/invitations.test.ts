// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCommunity, aGrant, actorOf, someActor } from '../../support/builders/membership.js';
import { anAddress, anInvitation } from '../../support/builders/invitation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

describe('invitations', () => {
  test('a faulty list comes back with its faults and everything that was typed', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db);
    const cookie = app.signIn(actorOf(managerId));
    const page = `/c/${slug}/manage/invitations`;
    const form = { guests: 'ada@example.org\nnobody', message: 'Vieni?', locale: 'it' };
    const refused = await post(app, page, form, cookie).expect(422);
    expect(refused.text).toContain('Riga 2: non è un indirizzo e-mail.');
    expect(refused.text).toContain('ada@example.org\nnobody');
    expect(refused.text).toContain('Vieni?');

    await post(app, page, { ...form, guests: 'ada@example.org' }, cookie).expect(303);
    const twice = await post(app, page, { ...form, guests: 'ada@example.org' }, cookie).expect(422);
    expect(twice.text).toContain('ada@example.org: ha già un invito');
  });

  test('roles go by their names, and each that cannot be offered is told at its address', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { furtherRoles: ['membership_manager'] });
    const decider = await aGrant(db, { community, role: 'membership_manager' });
    const cookie = app.signIn(actorOf(decider.memberId));
    const page = `/c/${community.slug}/manage/invitations`;
    const guests =
      'ada@example.org, Gestore della comunità\nbruno@example.org\ncarla@example.org, co-manager';
    const refused = await post(app, page, { guests, message: '', locale: 'it' }, cookie).expect(
      422,
    );
    expect(refused.text).toContain('ada@example.org: questo incarico non puoi offrirlo tu.');
    expect(refused.text).toContain('carla@example.org: questo incarico non puoi offrirlo tu.');
    expect(refused.text).not.toContain('bruno@example.org:');
    expect(refused.text).toContain(guests);

    const manager = app.signIn(actorOf(community.managerId));
    const unused = { guests: 'dario@example.org; Facilitatore', message: '', locale: 'it' };
    const idle = await post(app, page, unused, manager).expect(422);
    expect(idle.text).toContain('dario@example.org: questo incarico non è in uso nella comunità.');
    const named = { guests: 'dario@example.org; Co-gestore', message: '', locale: 'it' };
    await post(app, page, named, manager).expect(303);
  });

  test('opened by somebody else says for whom it is, without the address, and what each button does', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { joinPath: 'invitation' });
    const address = 'giulia.bianchi@example.org';
    const { token } = await anInvitation(db, community, { address });
    const path = `/invitation/${token}`;
    const page = (await get(app, path, app.signIn(await someActor(db))).expect(200)).text;
    const masked = `${address.slice(0, 1)}***${address.slice(address.indexOf('@'))}`;
    expect(page).toContain(`L’invito è per ${masked}`);
    expect(page).not.toContain(address);
    const back = encodeURIComponent(path);
    expect(page).toContain(`href="/sign-in?intent=link&amp;return_to=${back}"`);
    expect(page).toContain('Esci, per accedere con un altro profilo');
    expect(page).toContain('Manda una richiesta di adesione');
    expect(page).not.toContain('Accetta l’invito');
    expect((await get(app, path)).text).not.toContain('***');
  });

  test('opening the link does nothing; a visitor is led to sign in and back', async () => {
    const app = webApp(db);
    const { token } = await anInvitation(db, await aCommunity(db, { joinPath: 'invitation' }));
    const path = `/invitation/${token}`;
    await get(app, path).expect(200);
    const page = await get(app, path).expect(200);
    expect(page.text).toContain('Accetta l’invito');
    const answer = await post(app, path, { answer: 'accept' }).expect(303);
    expect(answer.headers['location']).toMatch(/^\/sign-in\?return_to=/);
  });

  test('one button, and the person is a member', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { joinPath: 'invitation' });
    const { token, address = '' } = await anInvitation(db, community);
    const actor = await someActor(db);
    await anAddress(db, actor.memberId, { address });
    const cookie = app.signIn(actor);
    await post(app, `/invitation/${token}`, { answer: 'accept' }, cookie)
      .expect(303)
      .expect('Location', `/c/${community.slug}`);
    const again = await post(app, `/invitation/${token}`, { answer: 'accept' }, cookie).expect(410);
    expect(again.text).toContain('non vale più');
  });

  test('saying no needs no sign-in', async () => {
    const app = webApp(db);
    const { token } = await anInvitation(db, await aCommunity(db));
    const answer = await post(app, `/invitation/${token}`, { answer: 'decline' }).expect(200);
    expect(answer.text).toContain('Invito rifiutato');
    await get(app, `/invitation/${token}`).expect(410);
  });
});
