// SPDX-License-Identifier: AGPL-3.0-or-later
import type { webStaff as italian } from '../it/web-staff.js';
import type { Texts } from '../texts.js';

export const webStaff: Texts<typeof italian> = {
  'staff.nav.members': 'Persons',
  'staff.members.title': 'Persons',
  'staff.members.lead': 'Look up who asked you for help, by the name that others see.',
  'staff.members.search': 'Name, or a part of it',
  'staff.members.none': 'Nobody has this name.',
  'staff.members.since': 'with a profile since',
  'staff.member.lead':
    'You see which means they sign in with, not who they are on record. Every look is kept in the audit.',
  'staff.member.status.active': 'active',
  'staff.member.status.suspended': 'suspended',
  'staff.member.status.merged': 'merged into another profile',
  'staff.member.status.erased': 'erased',
  'staff.member.merged_into': 'Go to the profile it was merged into',
  'staff.member.identities': 'Means of sign-in',
  'staff.member.identities.none': 'No means is linked.',
  'staff.member.linked': 'linked on',
  'staff.member.used': 'last used on',
  'staff.member.suspensions': 'Suspensions',
  'staff.member.suspended_at': 'Suspended on',
  'staff.member.lifted_at': 'Reinstated on',
  'staff.member.reason': 'Reason',
  'staff.member.suspend': 'Suspend the profile',
  'staff.member.suspend.text':
    'The person is signed out of every device at once and cannot sign in any more; memberships and roles are paused and the portals know it. Where they alone managed a community, a caretaker takes over.',
  'staff.member.suspend.hint':
    'The person receives it by e-mail, with the way to ask that the decision be looked at again.',
  'staff.member.reinstate': 'Reinstate',
  'staff.member.reinstate.text':
    'The person can sign in again; memberships and roles go on as before.',
  'staff.member.reinstate.hint': 'It stays in the audit.',
  'flash.staff.suspend': 'Profile suspended: the person receives an e-mail with the reason.',
  'flash.staff.reinstate': 'Profile active again: the person receives an e-mail.',
};
