// SPDX-License-Identifier: AGPL-3.0-or-later
import { createTransport } from 'nodemailer';
import type { Locale, TextKey } from '../i18n/translate.js';
import { isMailTemplate, renderMail, type MailTemplate, type MailValues } from './template.js';

export interface Mail {
  readonly template: MailTemplate;
  readonly locale: Locale;
  readonly to: string;
  readonly values: MailValues;
  /** Who is answered instead of the sender. */
  readonly replyTo?: string;
  /** The same for every attempt to send this mail, so that mail servers can tell a repetition. */
  readonly id?: string;
  /** Words in the place of the template's text. */
  readonly words?: TextKey | undefined;
  /** Where whoever receives it refuses such mails with one click (RFC 8058), for those that may be refused. */
  readonly unsubscribe?: string | undefined;
}

export interface Mailer {
  /** @throws Error when the mail server does not take it. */
  send(mail: Mail): Promise<void>;
  /** Whether the mail server answers. */
  verify(): Promise<boolean>;
  close(): void;
}

/** Where mails come from, and what they sign as. */
export interface MailerOptions {
  readonly smtp: string;
  readonly from: string;
  readonly origin: string;
  readonly organisation: string;
}

/** Sends mails as plain text with the same in simple HTML beside it. */
export function createMailer(options: MailerOptions): Mailer {
  const transport = createTransport(options.smtp, { from: options.from });
  const { hostname } = new URL(options.origin);
  return {
    async send({ template, locale, to, values, id, replyTo, unsubscribe, words }) {
      const mail = { template, locale, values, unsubscribe, words };
      const content = renderMail({ ...mail, sender: options });
      await transport.sendMail({
        to,
        ...content,
        ...(replyTo && { replyTo }),
        ...(id && { messageId: `<${id}@${hostname}>` }),
        headers: {
          'Content-Language': locale,
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe && oneClick(unsubscribe)),
        },
      });
    },
    verify: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    close: () => transport.close(),
  };
}

/** RFC 8058, 3.1: providers post to the address by themselves, once the person has pressed their button. */
const oneClick = (address: string): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** Reads a template's name that a provider wrote, `sign-in-link`. @throws Error when there is none of that name. */
export function toMailTemplate(written: string): MailTemplate {
  const name = written.replaceAll('-', '_');
  if (isMailTemplate(name)) return name;
  throw new Error(`there is no mail template "${name}"`);
}
