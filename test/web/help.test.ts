// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

describe('the contact page', () => {
  test('carries the code of a failure into the message, for somebody signed out', async () => {
    const app = webApp(db);
    const id = newId();
    const page = await get(app, `/contatti?id=${id}`).expect(200);
    expect(page.text).toContain(`value="${id}"`);

    const form = { email: 'giulia@example.org', message: 'Non riesco a entrare', id };
    await post(app, '/contatti', form).expect(303).expect('Location', '/contatti');
    expect(app.messages).toEqual([
      { email: 'giulia@example.org', message: 'Non riesco a entrare', requestId: id },
    ]);
  });

  test('thanks once, on the page after', async () => {
    const app = webApp(db);
    const form = { email: 'giulia@example.org', message: 'Buongiorno', id: '' };
    const sent = await post(app, '/contatti', form);
    const cookie = sent.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const thanks = await get(app, '/contatti', cookie);
    expect(thanks.text).toContain('Messaggio inviato');
    expect(thanks.headers['set-cookie']?.[0]).toMatch(/^piazza_flash=;/);
  });

  test('comes back filled in, with the fault tied to its field', async () => {
    const app = webApp(db);
    const page = await post(app, '/contatti', { email: 'giulia', message: 'Ciao <b>', id: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('aria-invalid="true"');
    expect(page.text).toContain('aria-describedby="field-email-hint field-email-error"');
    expect(page.text).toContain('value="giulia"');
    expect(page.text).toContain('Ciao &lt;b>');
    expect(app.messages).toEqual([]);
  });

  test('refuses a field that it does not have', async () => {
    const form = { email: 'giulia@example.org', message: 'Ciao a tutti', id: '', admin: '1' };
    await post(webApp(db), '/contatti', form).expect(400);
  });
});

describe('a sentence left for the next page', () => {
  test('is one of ours, whatever a cookie says', async () => {
    const forged = JSON.stringify({ kind: 'success', key: 'error.page.not_found', values: {} });
    const cookie = `piazza_flash=${encodeURIComponent(forged)}`;
    const page = await get(webApp(db), '/privacy', cookie).expect(200);
    expect(page.text).not.toContain('Questa pagina non esiste');
  });
});

describe('the language', () => {
  test('is switched by an address that any page understands', async () => {
    const app = webApp(db);
    const switched = await get(app, '/c?query=giovani&lang=en').expect(303);
    expect(switched.headers['location']).toBe('/c?query=giovani');
    const cookie = switched.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const page = await get(app, '/c?query=giovani', cookie);
    expect(page.text).toContain('<html lang="en">');
  });

  test('never leads to another site', async () => {
    const switched = await get(webApp(db), '//evil.example/?lang=en');
    expect(switched.headers['location'] ?? '/').not.toMatch(/^\/\//);
  });
});

describe('an error page', () => {
  test('says what happened, what to do next and the code to give', async () => {
    const page = await get(webApp(db), '/non-esiste').expect(404);
    expect(page.text).toContain('Questa pagina non esiste');
    expect(page.text).toContain('href="/come-accedere"');
    expect(page.text).toContain(`href="/contatti?id=${page.headers['x-request-id']}"`);
  });
});
