// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMailer, toMailTemplate, type Mailer } from '../../src/mail/mailer.js';
import { startMailbox, type Mailbox } from '../simulators/mailbox/index.js';

let mailbox: Mailbox;
let mailer: Mailer;

beforeAll(async () => {
  mailbox = await startMailbox({ port: 0, smtpPort: 0 });
  mailer = createMailer({
    smtp: mailbox.smtp,
    from: 'Piazza <piazza@region.example>',
    origin: 'https://piazza.example',
    organisation: 'Regione di prova',
  });
});
afterAll(async () => {
  mailer.close();
  await mailbox.close();
});

const link = { url: 'https://piazza.example/sign-in/email/callback?x=1', minutes: '10' };

describe('the mailer', () => {
  it('sends both forms of a mail, with a message id that repeats', async () => {
    const mail = {
      template: 'sign_in_link',
      locale: 'it',
      values: link,
      id: 'event.member',
    } as const;
    await mailer.send({ ...mail, to: 'Ada@Example.org' });
    const caught = await mailbox.waitFor('ada@example.org');
    expect(caught).toMatchObject({
      from: 'piazza@region.example',
      subject: 'Il tuo collegamento per accedere',
      messageId: '<event.member@piazza.example>',
    });
    expect(caught.text).toContain(link.url);
    expect(caught.html).toContain('<html lang="it">');
  });

  it('knows whether its server answers', async () => {
    expect(await mailer.verify()).toBe(true);
    const lost = createMailer({
      smtp: 'smtp://127.0.0.1:1',
      from: 'a@b.it',
      origin: 'https://piazza.example',
      organisation: 'x',
    });
    expect(await lost.verify()).toBe(false);
    const send = lost.send({ template: 'sign_in_link', locale: 'en', to: 'a@b.it', values: link });
    await expect(send).rejects.toThrow();
  });

  it('reads the names of templates as providers write them', () => {
    expect(toMailTemplate('sign-in-link')).toBe('sign_in_link');
    expect(() => toMailTemplate('phishing')).toThrow('no mail template');
  });
});

describe('the mailbox', () => {
  it('shows what it caught, to people and to programs', async () => {
    await mailer.send({
      template: 'contact_message',
      locale: 'en',
      to: 'help@region.example',
      values: {
        url: 'https://piazza.example/',
        from: 'a@b.it',
        message: '<i>help</i>',
        request: '1',
      },
    });
    await mailbox.waitFor('help@region.example');
    const page = await (await fetch(mailbox.origin)).text();
    expect(page).toContain('A request for help on Piazza');
    expect(page).toContain('&lt;i>help&lt;/i>');
    expect(page).toContain('<a href="https://piazza.example/">');
    const list = await fetch(`${mailbox.origin}/mails.json?to=help@region.example`);
    expect(await list.json()).toHaveLength(1);
  });
});
