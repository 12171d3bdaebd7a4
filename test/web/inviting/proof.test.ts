// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import type { SignInLookup } from '../../../src/web/deps.js';
import { aForm, goodAnswers } from '../../support/builders/form.js';
import { anInvitation } from '../../support/builders/invitation.js';
import { aCommunity, someActor } from '../../support/builders/membership.js';
import { terms } from '../../support/builders/terms.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

/** An installation with three ways to sign in, which keeps what its step-up pages were asked to offer. */
function aSignIn() {
  const offered: { minimum: string; among: readonly string[] | undefined }[] = [];
  const signIn: SignInLookup = {
    offers: async (_req, minimum, refusalOf) => {
      const all = ['spid', 'cie', 'google'];
      const among = refusalOf && all.filter((id) => !refusalOf({ id, isNational: true }));
      offered.push({ minimum, among });
      const groups = { enterprise: [], national: [], social: [], email: [] };
      return { groups, unavailable: [], origins: [] };
    },
    means: () => [
      { provider: 'spid', reach: 'substantial' },
      { provider: 'cie', reach: 'high' },
      { provider: 'google', reach: 'none' },
    ],
    states: () => [],
    sourceChanges: async () => [],
    nameOf: (instance) => instance.toUpperCase(),
  };
  return { offered, app: webApp(db, { signIn }) };
}

describe('the proof that an invitation asks for', () => {
  test('is announced before the click, and nothing that was ticked is lost on the way', async () => {
    const { app, offered } = aSignIn();
    const community = await aCommunity(db, {
      joinPath: 'invitation',
      minimumLevel: 'substantial',
      admittedProviders: ['cie', 'google'],
    });
    const owed = await terms(db, community);
    const { token } = await anInvitation(db, community);
    const path = `/invitation/${token}`;
    const actor = await someActor(db, { level: 'low', provider: 'cie' });
    const weak = app.signIn(actor);

    const page = await get(app, path, weak).expect(200);
    expect(page.text).toContain('un accesso di livello 2 (ora: livello 1)');
    expect(page.text).toContain('confermare la tua identità con CIE, poi ritrovi');

    const form = { answer: 'accept', [`terms_${owed}`]: 'yes' };
    const refused = await post(app, path, form, weak)
      .set('Referer', `http://localhost:3000${path}`)
      .set('Host', 'localhost:3000')
      .expect(403);
    expect(offered).toEqual([{ minimum: 'substantial', among: ['cie', 'google'] }]);
    const draft = refused.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const strong = app.signIn({ ...actor, level: 'substantial' });
    const again = await get(app, path, `${strong}; ${draft}`).expect(200);
    expect(again.text).toMatch(new RegExp(`name="terms_${owed}"[^>]*checked`));
    expect(again.text).not.toContain('confermare la tua identità');
  });

  test('names the means where only the means is wrong, and offers no other', async () => {
    const { app, offered } = aSignIn();
    const community = await aCommunity(db, { joinPath: 'invitation', admittedProviders: ['cie'] });
    const path = `/invitation/${(await anInvitation(db, community)).token}`;
    const cookie = app.signIn(await someActor(db, { level: 'low', provider: 'spid' }));

    const page = await get(app, path, cookie).expect(200);
    expect(page.text).toContain('la comunità chiede un accesso con CIE');
    const refused = await post(app, path, { answer: 'accept' }, cookie).expect(403);
    expect(refused.text).toContain('serve un accesso con CIE. Entra di nuovo');
    expect(refused.text).not.toContain('serve un accesso recente');
    expect(offered).toEqual([{ minimum: 'low', among: ['cie'] }]);
  });

  test('is asked of a visitor at once', async () => {
    const { app } = aSignIn();
    const community = await aCommunity(db, { joinPath: 'invitation', minimumLevel: 'substantial' });
    const path = `/invitation/${(await anInvitation(db, community)).token}`;
    const page = await get(app, path).expect(200);
    expect(page.text).toContain('la comunità chiede un accesso di livello 2.');
    const answer = await post(app, path, { answer: 'accept' }).expect(303);
    expect(answer.headers['location']).toContain('minimum=substantial');
  });
});

describe('an invitation that went to somebody else', () => {
  test('says that it becomes a request, and asks the questions without losing an answer', async () => {
    const { app } = aSignIn();
    const community = await aCommunity(db, { joinPath: 'approval' });
    const form = await aForm(db, community);
    const path = `/invitation/${(await anInvitation(db, community)).token}`;
    const cookie = app.signIn(await someActor(db));
    const page = await get(app, path, cookie).expect(200);
    expect(page.text).toContain('se accetti mandi una richiesta');
    expect(page.text).toContain('name="answer_ente"');

    const typed = Object.fromEntries(
      Object.entries(goodAnswers).map(([name, value]) => [`answer_${name}`, value]),
    );
    const half = { answer: 'accept', form, ...typed, answer_ente: '' };
    const refused = await post(app, path, half, cookie).expect(422);
    expect(refused.text).toContain('>Mi interessa</textarea>');
    await post(app, path, { ...half, ...typed }, cookie)
      .expect(303)
      .expect('Location', `/c/${community.slug}`);
  });
});

describe('the page of a community', () => {
  test('leads whoever signed in by a means that it does not admit to one that it does', async () => {
    const { app } = aSignIn();
    const { slug } = await aCommunity(db, { admittedProviders: ['cie'] });
    const cookie = app.signIn(await someActor(db, { level: 'low', provider: 'spid' }));
    const page = await get(app, `/c/${slug}`, cookie).expect(200);
    expect(page.text).toContain('Per aderire serve un accesso con CIE');
    expect(page.text).toMatch(new RegExp(`href="/c/${slug}/join">Conferma la tua identità`));
  });
});
