// SPDX-License-Identifier: AGPL-3.0-or-later
import emailLink from '../../../src/providers/email-link.js';
import type { Subject } from '../provider-contract.js';

export const emailLinkSubject = (path: '/link' | '/code'): Subject => ({
  definition: emailLink,
  contract: {
    config: { mailsPerHour: 100 },
    invalidConfigs: [{ mailsPerHour: 0 }, { surprise: true }],
    start: { input: { email: ' Anna.Rossi@Example.ORG ' } },
    secrets: ['anna.rossi@example.org'],
    signIn(_step, { mails, attempt }) {
      const { url = '', code = '' } = mails.at(-1)?.model ?? {};
      const { state = '', token = '' } = Object.fromEntries(new URL(url).searchParams);
      if (state !== attempt.handle) throw new Error('the mail is of another attempt');
      return { path, body: path === '/link' ? { state, token } : { state, code } };
    },
  },
});
