// SPDX-License-Identifier: AGPL-3.0-or-later
import type { webInviting as italian } from '../it/web-inviting.js';
import type { Texts } from '../texts.js';

export const webInviting: Texts<typeof italian> = {
  'manage.nav.invitations': 'Invitations',
  'invitations.new': 'Invite people',
  'invitations.guests': 'Whom you invite',
  'invitations.guests.hint': 'One e-mail address a line, three hundred at most.',
  'invitations.guests.hint_roles':
    'One e-mail address a line, three hundred at most. After a comma you may write a role to offer: {{roles}}.',
  'invitations.message': 'Message',
  'invitations.message.hint': 'Optional: whoever is invited reads it.',
  'invitations.locale': 'Language of the letter',
  'invitations.send': 'Send the invitations',
  'invitations.sent': 'Invitations sent',
  'invitations.none': 'No invitation so far.',
  'invitations.forgotten': 'address erased',
  'invitations.dates': 'Sent on {{sent}}, stands until {{until}}.',
  'invitations.status.pending': 'waiting',
  'invitations.status.accepted': 'accepted',
  'invitations.status.declined': 'declined',
  'invitations.status.revoked': 'taken back',
  'invitations.status.lapsed': 'lapsed',
  'invitations.status.superseded': 'not needed: the person came in another way',
  'invitations.resend': 'Send again',
  'invitations.resend_label': 'Send the invitation to {{to}} again',
  'invitations.revoke': 'Take back',
  'invitations.revoke_label': 'Take back the invitation to {{to}}',
  'invitations.error.guests': 'Write at least one address; up to 15,000 characters in all.',
  'invitations.error.message': 'At most 1,000 characters.',
  'invitations.fault.address': 'Line {{line}}: this is no e-mail address.',
  'invitations.fault.role': 'Line {{line}}: there is no such role.',
  'invitations.fault.repeated': 'Line {{line}}: the address stands further up already.',
  'invitations.fault.columns': 'Line {{line}}: there is more than one address and one role.',
  'invitations.fault.unreadable': 'The list cannot be read from line {{line}}: check the quotes.',
  'invitations.fault.role_not_yours': '{{address}}: this role is not yours to offer.',
  'invitations.fault.role_not_in_use': '{{address}}: this role is not in use in the community.',
  'invitations.fault.open': '{{address}}: has an invitation that still stands.',
  'invitation.title': 'Invitation: {{community}}',
  'invitation.joins':
    'By accepting you become a member of the community; you may leave at any time.',
  'invitation.role': 'A role is offered to you as well: {{role}}. You decide later, on your page.',
  'invitation.until': 'The invitation stands until {{date}}.',
  'invitation.about': 'Read what this community is about',
  'invitation.sign_in': 'To accept, you are asked to sign in with your digital identity.',
  'invitation.proof.how':
    'When you accept we ask you to confirm your identity with {{providers}}, and you find this page as you left it.',
  'invitation.asks':
    'The invitation was not sent to an address of yours: by accepting you send a request, which those who manage the community decide on.',
  'invitation.for': 'The invitation is for {{address}}',
  'invitation.for.you_are':
    'You are signed in as {{name}}, and this address is not known to be yours.',
  'invitation.for.mine': 'Is the address yours?',
  'invitation.for.mine.link': 'Add it to your profile, then you come back here and join at once',
  'invitation.for.other':
    'Does it belong to another profile of yours, or to somebody else? Sign out, sign in with that profile and open the link of the letter again.',
  'invitation.for.other.sign_out': 'Sign out, to sign in with another profile',
  'invitation.for.ask':
    'Do you want to join with this profile? Send the request below: those who manage the community decide, and may also send an invitation to an address of yours.',
  'invitation.ask': 'Send a request to join',
  'invitation.accept': 'Accept the invitation',
  'invitation.decline': 'Decline',
  'invitation.declined': 'Invitation declined',
  'invitation.declined.lead': 'No problem: {{community}} will not write to you again about it.',
  'flash.invitation.sent': 'Invitations sent.',
  'flash.invitation.resent': 'Invitation sent again.',
  'flash.invitation.revoked': 'Invitation taken back: its link no longer works.',
};
