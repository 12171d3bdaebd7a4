// SPDX-License-Identifier: AGPL-3.0-or-later
import type { cieSaml as italian } from '../it/cie-saml.js';

export const cieSaml: Record<keyof typeof italian, string> = {
  'error.cie-saml.nr21':
    'Too much time passed and the Ministry of the Interior closed the request. Try again with your card and PIN at hand.',
  'error.cie-saml.nr22':
    'You did not agree to send us the data of your card, so we cannot recognise you. If you change your mind, try again and confirm.',
  'error.cie-saml.nr23':
    'Your electronic identity card has expired or was revoked. Ask your municipality for a new one; meanwhile you can sign in another way.',
  'error.cie-saml.nr25': 'You cancelled the sign-in with CIE. You can try again whenever you like.',
};
