// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoAddresses } from '../../../src/cli/demo/environment.js';

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The newest mail that somebody received with this subject, once there is one. */
export async function mailTo(
  { mailbox }: DemoAddresses,
  recipient: string,
  subject: RegExp,
): Promise<Mail> {
  const inbox = `${mailbox}/mails.json?to=${encodeURIComponent(recipient)}`;
  let subjects: string[] = [];
  for (let tries = 0; tries < 300; tries += 1) {
    const mails = (await (await fetch(inbox)).json()) as Mail[];
    const found = mails.findLast((mail) => subject.test(mail.subject));
    if (found) return found;
    subjects = mails.map((mail) => mail.subject);
    await pause(100);
  }
  throw new Error(`no mail ${subject} for ${recipient}, only: ${subjects.join('; ')}`);
}
