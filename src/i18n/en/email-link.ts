// SPDX-License-Identifier: AGPL-3.0-or-later
import type { emailLink as italian } from '../it/email-link.js';
import type { Texts } from '../texts.js';

export const emailLink: Texts<typeof italian> = {
  'error.email-link.address': 'Write a valid e-mail address, for example name@example.org.',
  'error.email-link.too_many_mails':
    'We have already written to this address several times in the last hour. Use the last message that you received, or try again later.',
  'error.email-link.wrong_code': 'This is not the code that we sent. Check it and try again.',
  'error.email-link.too_many_tries':
    'Too many wrong codes: to be safe, this code is worth nothing any more. Ask for a new one.',
  'error.email-link.expired':
    'The link and the code are good for ten minutes and have expired. Ask for new ones.',
  'error.email-link.used':
    'This sign-in has already been used: the link and the code are good once only. If you need to, ask for new ones.',
  'email_link.left_one': 'You can try {{count}} more time.',
  'email_link.left_other': 'You can try {{count}} more times.',
  'email_link.left_many': 'You can try {{count}} more times.',
  'email_link.elsewhere.title': 'Go back to the browser in which you began',
  'email_link.elsewhere.lead':
    'This link opens the sign-in only in the browser in which you asked for it: so nobody else can use it in your place.',
  'email_link.elsewhere.code':
    'If that page is still open, type there the 6-digit code that is in the message.',
  'email_link.elsewhere.open': 'Or copy the link and open it in that browser.',
  'email_link.elsewhere.again': 'If you want to sign in with this browser, begin here.',
  'email_link.elsewhere.start': 'Sign in with this browser',
};
