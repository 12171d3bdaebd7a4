// SPDX-License-Identifier: AGPL-3.0-or-later
import type { leaving as italian } from '../it/leaving.js';
import type { Texts } from '../texts.js';

export const leaving: Texts<typeof italian> = {
  'error.membership.return_too_late':
    'One may change one’s mind for a day after leaving. You can join again on the page of the community.',
  'stint.path.returned': 'leaving taken back',
  'left.title': 'You left {{community}}',
  'left.when': 'You left on {{at}}. This page is your receipt; you also have it by e-mail.',
  'left.roles': 'Roles that ended with the membership',
  'left.portals': 'Who is told',
  'left.portals.text': 'We have told these portals, which no longer see you as a member:',
  'left.home': 'this is where the community meets',
  'left.undo': 'Changed your mind?',
  'left.undo.text':
    'Until {{until}} you come back with one click, without a new request. The roles you had do not come back.',
  'left.undo.not_possible': 'You cannot come back with one click now',
  'left.proof.how':
    'When you come back we ask you to confirm your identity with {{providers}}, and you find this page as you left it.',
  'left.undo.button': 'Back to the community',
  'left.me': 'Go to your page',
  'flash.returned': 'You are in the community again.',
};
