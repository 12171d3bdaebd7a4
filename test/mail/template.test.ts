// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { mailTemplates, renderMail } from '../../src/mail/template.js';

const sender = { origin: 'https://piazza.example', organisation: 'Regione di prova' };
const values = {
  url: 'https://piazza.example/c/giovani?a=1&b=2',
  member: 'Ada Neri',
  community: 'Giovani Generazioni',
  role: 'co-gestore',
  days: '30',
  means: 'SPID',
  portal: 'PartecipAzioni',
  contact: 'help@region.example',
  minutes: '10',
  until: '29 novembre 2026',
  from: 'ada@example.org',
  message: 'Non riesco ad accedere',
  request: 'b2b0',
  code: '123456',
  asker: 'Ada N.',
  reason: 'Messaggi offensivi',
  list: 'Giovani Generazioni: 2',
  verdict: 'Accolto',
  portals: 'PartecipAzioni',
  organisation: 'Comune di Prova',
  programme: 'STEP',
  host: 'portale.example',
  since: '29 novembre 2026',
  reference: 'PG/2026/0412',
};

describe('a mail', () => {
  it.each(
    mailTemplates.flatMap((template) => [[template, 'it'] as const, [template, 'en'] as const]),
  )('%s in %s says everything, with its one link, as text and as HTML', (template, locale) => {
    const { subject, text, html } = renderMail({ template, locale, values, sender });
    for (const part of [subject, text, html]) expect(part).not.toMatch(/{{|}}|mail\./);
    expect(subject).not.toContain('\n');
    expect(text).toContain(values.url);
    expect(html).toContain('href="https://piazza.example/c/giovani?a=1&amp;b=2"');
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toMatch(/<img|<script|style=|src=/);
  });

  it('takes no markup, header or template from a name that somebody chose', () => {
    const member = '<b>{{url}}</b> $t(mail.footer)\r\nBcc: all@example.org';
    const { subject, html } = renderMail({
      template: 'role_proposed',
      locale: 'it',
      values: { ...values, member },
      sender,
    });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;{{url}}&lt;/b&gt; $t(mail.footer)');
  });
});
