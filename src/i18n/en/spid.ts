// SPDX-License-Identifier: AGPL-3.0-or-later
import type { spid as italian } from '../it/spid.js';
import type { Texts } from '../texts.js';

export const spid: Texts<typeof italian> = {
  'error.spid.nr19':
    'The SPID provider stopped the sign-in after too many attempts with wrong credentials. Check your user name and password, or recover them on your provider’s site, then try again.',
  'error.spid.nr20':
    'Your SPID identity has no credentials of the level that is needed. Activate level 2 (app or one-time code) on your provider’s site, or sign in another way.',
  'error.spid.nr21':
    'Too much time passed and the SPID provider closed the request. Try again: you have a few minutes to complete the sign-in.',
  'error.spid.nr22':
    'You did not agree to send us your data, so we cannot recognise you. If you change your mind, try again and choose “Autorizza”.',
  'error.spid.nr23':
    'Your SPID identity is suspended or revoked, or its credentials are locked. Contact your SPID provider; meanwhile you can sign in another way.',
  'error.spid.nr25': 'You cancelled the sign-in with SPID. You can try again whenever you like.',
  'error.spid.nr30':
    'The kind of SPID identity you used is not the one needed here. Try again with your personal identity (or a professional one, where the service asks for it).',
};
