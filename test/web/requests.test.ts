// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { day, later } from '../../src/kernel/clock.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { closeDueRequests } from '../../src/membership/use-cases/requests/close-due-requests.js';
import { aForm, goodAnswers } from '../support/builders/form.js';
import { aCommunity, actorOf, aStaffMember, someActor } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const now = (): Date => new Date();

async function asked() {
  const app = webApp(db);
  const community = await aCommunity(db, { joinPath: 'approval' });
  const form = await aForm(db, community);
  const actor = await someActor(db);
  const { slug, managerId } = community;
  const filled = { form, typed: goodAnswers };
  const joined = await joinCommunity({ db, now }, { actor, slug, filled });
  const requestId = joined.outcome === 'requested' ? joined.requestId : '';
  return {
    app,
    slug,
    form,
    requestId,
    applicant: app.signIn(actor),
    manager: app.signIn(actorOf(managerId)),
  };
}

describe('a request', () => {
  test('says when an answer is expected, to the person and to those who decide', async () => {
    const { app, slug, applicant, manager } = await asked();
    const own = await get(app, `/c/${slug}`, applicant).expect(200);
    expect(own.text).toMatch(/Risposta attesa entro (il |l’)\d/);
    const queue = await get(app, `/c/${slug}/manage`, manager).expect(200);
    expect(queue.text).toMatch(/da decidere entro (il |l’)\d/);
  });

  test('goes back with a question, is found filled in, and comes again with the reply', async () => {
    const { app, slug, form, requestId, applicant, manager } = await asked();
    const ask = `/c/${slug}/manage/requests/${requestId}/ask`;
    const empty = await post(app, ask, { question: '' }, manager).expect(422);
    expect(empty.text).toContain('Scrivi la domanda');
    await post(app, ask, { question: 'Da quanti anni?' }, manager).expect(303);
    const waiting = await get(app, `/c/${slug}/manage`, manager).expect(200);
    expect(waiting.text).toContain('in attesa della risposta della persona');
    expect(waiting.text).not.toContain('value="approve"');

    const page = await get(app, `/c/${slug}/request`, applicant).expect(200);
    expect(page.text).toContain('<blockquote>Da quanti anni?</blockquote>');
    expect(page.text).toContain('value="Comune di Prova"');
    expect(page.text).toContain('value="garante" checked');
    const answers = Object.fromEntries(
      Object.entries({ ...goodAnswers, anni: '20' }).map(([name, value]) => [
        `answer_${name}`,
        value,
      ]),
    );
    const reply = { ...answers, form, message: '', reply: 'Venti' };
    const wrong = { ...reply, answer_anni: 'tanti' };
    const refused = await post(app, `/c/${slug}/request`, wrong, applicant).expect(422);
    expect(refused.text).toContain('value="tanti"');
    await post(app, `/c/${slug}/request`, reply, applicant).expect(303);
    const queue = await get(app, `/c/${slug}/manage`, manager).expect(200);
    expect(queue.text).toContain('<dd>Venti</dd>');
    expect(queue.text).toContain('<dd>20</dd>');
  });

  test('that nobody answers is listed for the regional staff, without saying whose it is', async () => {
    const { app, slug } = await asked();
    await closeDueRequests({ db, now: () => later(now(), 16 * day) });
    const staff = app.signIn(await aStaffMember(db));
    const page = await get(app, '/staff/unanswered', staff).expect(200);
    expect(page.text).toContain(`href="/c/${slug}"`);
  });
});
