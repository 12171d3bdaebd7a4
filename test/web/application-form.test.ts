// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aForm, goodAnswers } from '../support/builders/form.js';
import { aCommunity, actorOf, someActor } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const asFields = (answers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [`answer_${name}`, value]));
const question = {
  kind: 'radio',
  title: 'Con quale ruolo?',
  title_en: 'In which role?',
  options: 'Tecnico | Technician\nGarante | Guarantor\n',
  required: 'yes',
};

describe('the form of a community', () => {
  test('is written, previewed, published, filled in and read by who decides', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db, { joinPath: 'approval' });
    const manager = app.signIn(actorOf(managerId));
    const page = `/c/${slug}/manage/form`;
    await post(app, page, question, manager).expect(303);
    const preview = await get(app, page, manager).expect(200);
    expect(preview.text).toContain('modifiche non ancora pubblicate');
    expect(preview.text).toContain('name="answer_q1" id="field-answer_q1-o2" value="o2"');
    await post(app, `${page}/publish`, {}, manager).expect(303);

    const applicant = app.signIn(await someActor(db));
    const join = await get(app, `/c/${slug}/join`, applicant).expect(200);
    expect(join.text).toContain('<legend>Con quale ruolo?</legend>');
    const form = /name="form" value="([\w-]+)"/.exec(join.text)?.[1] ?? '';
    await post(app, `/c/${slug}/join`, { form, answer_q1: 'o2', message: '' }, applicant).expect(
      303,
    );

    const queue = await get(app, `/c/${slug}/manage`, manager).expect(200);
    expect(queue.text).toContain('<dt>Con quale ruolo?</dt><dd>Garante</dd>');
  });

  test('shows a question again to be changed, and refuses half a one', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db, { joinPath: 'approval' });
    const manager = app.signIn(actorOf(managerId));
    const page = `/c/${slug}/manage/form`;
    const half = await post(app, page, { ...question, options: 'Solo una' }, manager).expect(422);
    expect(half.text).toContain('Scrivi da due a venti voci');
    expect(half.text).toContain('Solo una</textarea>');

    await post(app, page, question, manager).expect(303);
    const again = await get(app, `${page}?question=q1`, manager).expect(200);
    expect(again.text).toContain('Garante | Guarantor</textarea>');
    const renamed = { ...question, name: 'q1', title: 'Che fai?' };
    await post(app, page, renamed, manager).expect(303);
    const changed = await get(app, page, manager).expect(200);
    expect(changed.text).toContain('Che fai?');
    expect(changed.text).not.toContain('Con quale ruolo?');
    await post(app, `${page}/questions/q1`, { change: 'remove' }, manager).expect(303);
    await get(app, `${page}?question=q1`, manager).expect(404);
    await post(app, `${page}/drop`, {}, manager).expect(303);
    await post(app, `${page}/publish`, {}, manager).expect(409);
  });

  test('says at each field what is wrong, and keeps what was typed', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { joinPath: 'approval' });
    const form = await aForm(db, community);
    const cookie = app.signIn(await someActor(db));
    const path = `/c/${community.slug}/join`;
    const wrong = { ...asFields({ ...goodAnswers, anni: 'molti', ente: '' }), form };
    const page = await post(app, path, wrong, cookie).expect(422);
    expect(page.text).toContain(
      '<a href="#field-answer_ente">Per quale ente? Questa risposta serve.</a>',
    );
    expect(page.text).toContain('Scrivi un numero intero entro i limiti indicati.');
    expect(page.text).toContain('value="molti"');
    expect(page.text).toContain('value="garante" checked');
    await post(app, path, { ...wrong, sconosciuto: 'x' }, cookie).expect(400);
  });

  test('shows the new questions when they changed meanwhile, with what was typed', async () => {
    const app = webApp(db);
    const community = await aCommunity(db, { joinPath: 'approval' });
    const form = await aForm(db, community);
    const cookie = app.signIn(await someActor(db));
    const next = await aForm(db, community);
    const sent = { ...asFields(goodAnswers), form };
    const page = await post(app, `/c/${community.slug}/join`, sent, cookie).expect(409);
    expect(page.text).toContain('le domande della comunità sono cambiate');
    expect(page.text).toContain('value="Comune di Prova"');
    await post(app, `/c/${community.slug}/join`, { ...sent, form: next }, cookie).expect(303);
  });
});
