// SPDX-License-Identifier: AGPL-3.0-or-later
import type { withdrawal as italian } from '../it/withdrawal.js';
import type { Texts } from '../texts.js';

export const withdrawal: Texts<typeof italian> = {
  'error.sign_in.unknown_withdrawal':
    'No request has this code. A year after they ended, requests can no longer be found.',
  'withdrawal.data.title': 'Your request for erasure',
  'withdrawal.consent.title': 'The connection that you removed',
  'withdrawal.received': 'Request received on',
  'withdrawal.nothing_held': 'We hold nothing that came from this account at {{name}}.',
  'withdrawal.unlinked':
    'The account at {{name}} no longer opens your profile, and we erased its number and its address. The profile stays, because you sign in in other ways too: you can erase it from the page of your data.',
  'withdrawal.signed_out':
    'The sessions opened with {{name}} have ended. The profile stays, because this is your only way to sign in: you can erase it by signing in again, or by asking {{name}} to have your data erased.',
  'withdrawal.erased':
    'The account at {{name}} was your only way to sign in: we erased your profile with everything in it.',
  'withdrawal.erased.register':
    'Only what the law tells us to keep remains, without your name: the dates of memberships and the log of operations.',
  'withdrawal.waiting':
    'Your request is registered and the sessions opened with {{name}} have ended. A person has to decide about the profile: we answer within a month.',
  'withdrawal.contact': 'Write to us',
};
