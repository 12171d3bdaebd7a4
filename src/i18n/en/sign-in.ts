// SPDX-License-Identifier: AGPL-3.0-or-later
import type { signIn as italian } from '../it/sign-in.js';
import type { Texts } from '../texts.js';

export const signIn: Texts<typeof italian> = {
  'error.provider.cancelled': 'You cancelled the sign-in. You can try again whenever you like.',
  'error.provider.refused': 'Your identity provider did not allow the sign-in.',
  'error.provider.expired': 'Too much time has passed since the sign-in began. Start again.',
  'error.provider.replayed': 'This sign-in has already been used. Start again.',
  'error.provider.mismatched':
    'This sign-in did not begin in this browser, or is no longer in progress. Start again from here.',
  'error.provider.forged': 'We cannot trust the answer that came: the sign-in was refused.',
  'error.provider.malformed': 'The answer that came is not written correctly.',
  'error.provider.level_too_low':
    'This way of signing in is not enough for what you want to do: a higher level of assurance is needed.',
  'error.provider.upstream_unavailable':
    'Your identity provider does not answer. Try again soon or choose another way to sign in.',
  'error.provider.upstream_error':
    'Your identity provider answered with an error. Try again or choose another way to sign in.',
  'error.provider.misconfigured':
    'This way of signing in is not available right now. Choose another one.',
  'error.sign_in.unknown_provider': 'This way of signing in does not exist.',
  'error.sign_in.question_gone': 'This question no longer waits for an answer. Sign in again.',
  'error.sign_in.review':
    'What we received does not match what we know. For safety we stopped the sign-in: write to us and we will check it together.',
};
