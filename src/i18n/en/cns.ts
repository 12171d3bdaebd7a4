// SPDX-License-Identifier: AGPL-3.0-or-later
import type { cns as italian } from '../it/cns.js';
import type { Texts } from '../texts.js';

export const cns: Texts<typeof italian> = {
  'error.request.certificate_header':
    'The request contains a header reserved for certificates, which we do not accept here.',
  'error.cns.no_card': 'The browser did not send us the certificate of your card.',
  'error.cns.unreadable':
    'The certificate of the card holds no fiscal code that is written correctly. Ask the body that issued it; meanwhile you can sign in another way.',
  'error.cns.not_recognised':
    'This certificate is not of a CNS or TS-CNS that we recognise. Close the browser, try again and choose the certificate of your card.',
  'error.cns.not_for_sign_in':
    'This certificate is not for signing in: you may have chosen the one for signatures. Close the browser, try again and choose the one for authentication.',
  'error.cns.not_yet_valid':
    'The certificate of the card is not valid yet. Try again from the starting date written on the card, or sign in another way.',
  'error.cns.expired':
    'Your card has expired. Ask the body that issued it for a new one; meanwhile you can sign in another way.',
  'error.cns.revoked':
    'Your card was revoked or suspended. Ask the body that issued it; meanwhile you can sign in another way.',
  'error.cns.too_old':
    'Your card uses a technology that is no longer safe. Ask the body that issued it for a new one; meanwhile you can sign in another way.',
  'error.cns.not_checked':
    'At this moment we cannot check whether your card is still valid. Try again later or sign in another way.',
  'cns.no_card.title': 'No card',
  'cns.no_card.steps': 'What to do',
  'cns.no_card.reader': 'Connect the reader and insert the card before you open the browser.',
  'cns.no_card.software':
    'Check that the card’s software is installed: it is on the site of the body that issued the card.',
  'cns.no_card.restart':
    'Close all windows of the browser and open it again: once you cancelled, it does not ask for the card any more.',
  'cns.no_card.choose': 'Choose the certificate for authentication and enter the PIN of the card.',
  'cns.no_card.again': 'Try again with the card',
  'cns.no_card.other': 'Sign in another way',
  'cns.sign_out':
    'The browser remembers the card and its PIN until you close it: on a shared computer close all windows and take the card out.',
};
