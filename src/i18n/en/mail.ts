// SPDX-License-Identifier: AGPL-3.0-or-later
import type { mail as italian } from '../it/mail.js';
import type { Texts } from '../texts.js';

export const mail: Texts<typeof italian> = {
  'mail.footer':
    'You receive this message from {{organisation}} because you use Piazza ({{origin}}). Please do not reply to this address.',
  'mail.refuse': 'Stop these messages',

  'mail.sign_in_link.subject': 'Your sign-in link',
  'mail.sign_in_link.text':
    'You asked to sign in to Piazza with this mail address.\n\nThe link is good for {{minutes}} minutes, once, and only in the browser in which you asked for it.\n\nIf you read your mail on another device, type this code on the page where you asked for it: {{code}}\n\nIf it was not you, ignore this message: nobody gets in without opening it.',
  'mail.sign_in_link.action': 'Sign in',

  'mail.staff_invitation.subject': 'You are invited to work on Piazza',
  'mail.staff_invitation.text':
    'You have been offered the role of {{role}} on Piazza.\n\nTo take it, open the link and sign in with SPID level 2 or CIE. The link is good once, until {{until}}.',
  'mail.staff_invitation.action': 'Take the role',

  'mail.contact_message.subject': 'A request for help on Piazza',
  'mail.contact_message.text': '{{from}} writes:\n\n{{message}}\n\nRequest id: {{request}}',
  'mail.contact_message.action': 'Piazza',

  'mail.invitation.subject': 'You are invited to {{community}}',
  'mail.invitation.text':
    'The community {{community}} invites you to become a member.\n\n{{message}}\n\nOpen the link to read the invitation and answer: to accept it, sign in with your digital identity. It stands until {{until}}.\n\nIf you are not interested, ignore this message or decline the invitation: we will not write again.',
  'mail.invitation.action': 'Read the invitation',

  'mail.request_received.subject': 'We have your request for {{community}}',
  'mail.request_received.text':
    'Your request to join the community {{community}} has reached those who manage it.\n\nAn answer is expected by {{until}}. Should nobody answer, we will notice.',
  'mail.request_received.action': 'See the request',

  'mail.request_asked.subject': 'A question about your request for {{community}}',
  'mail.request_asked.text':
    'Those who manage the community {{community}} ask you for something more before they decide on your request.\n\nReply within thirty days from the community’s page: the form is filled in already.',
  'mail.request_asked.action': 'Read the question and reply',

  'mail.request_escalated.subject': 'A request for {{community}} has no answer',
  'mail.request_escalated.text':
    'The community {{community}} has not answered a request to join within the days that it promises.\n\nIf nobody answers, the request lapses in fifteen days with our apologies.',
  'mail.request_escalated.action': 'See the requests without an answer',

  'mail.request_lapsed.subject': 'Our apologies: nobody answered your request for {{community}}',
  'mail.request_lapsed.text':
    'Your request to join the community {{community}} has lapsed because nobody answered in time. We apologise: it is not your doing.\n\nYou may send it again at once, or write to us at {{contact}}.',
  'mail.request_lapsed.action': 'Go to the community',

  'mail.request_unreplied.subject': 'Your request for {{community}} has lapsed',
  'mail.request_unreplied.text':
    'The question of those who manage the community {{community}} had no reply in thirty days, and your request has lapsed.\n\nYou may send it again whenever you like, at once too.',
  'mail.request_unreplied.action': 'Go to the community',

  'mail.request_approved.subject': 'Welcome to {{community}}',
  'mail.request_approved.text':
    'Your request to join the community {{community}} was approved: from now on you belong to it.',
  'mail.request_approved.action': 'Go to the community',

  'mail.request_rejected.subject': 'Your request for {{community}}',
  'mail.request_rejected.text':
    'Your request to join the community {{community}} was not approved.\n\nThe reason is on the page of the community, where you also read from when you may ask again, and how to write to the regional staff if you disagree.',
  'mail.request_rejected.action': 'Read the reason',

  'mail.role_offered.subject': 'You are offered a role in {{community}}',
  'mail.role_offered.text':
    'In the community {{community}} you are offered the role of {{role}}.\n\nIt counts only if you accept. You can accept or decline on the page of the community.',
  'mail.role_offered.action': 'Answer the offer',

  'mail.role_proposed.subject': '{{member}} volunteers for a role in {{community}}',
  'mail.role_proposed.text':
    '{{member}} volunteers for the role of {{role}} in the community {{community}}.\n\nYou can accept or decline on the management page.',
  'mail.role_proposed.action': 'Read the proposal',

  'mail.role_started.subject': 'A new role in {{community}}',
  'mail.role_started.text':
    'From now on {{member}} has the role of {{role}} in the community {{community}}.',
  'mail.role_started.action': 'Go to the community',

  'mail.role_ended.subject': 'A role in {{community}} has ended',
  'mail.role_ended.text':
    '{{member}} no longer has the role of {{role}} in the community {{community}}.',
  'mail.role_ended.action': 'Go to the community',

  'mail.own_role_ended.subject': 'Your role in {{community}} has ended',
  'mail.own_role_ended.text':
    'Your role of {{role}} in the community {{community}} has ended: from now on you cannot do what it allowed. If you belong to the community, you still do.\n\nThe page of the community says who manages it and whom to write to if you do not agree.',
  'mail.own_role_ended.action': 'Go to the community',

  'mail.role_prolonged.subject': 'Your role in {{community}} goes on',
  'mail.role_prolonged.text':
    'The community {{community}} goes on. The time in which it stood still does not count: your role of {{role}} lasts until {{until}}.',
  'mail.role_prolonged.action': 'Go to your roles',

  'mail.role_revoked.subject': 'Your role in {{community}} is revoked',
  'mail.role_revoked.text':
    'Your role of {{role}} in the community {{community}} is revoked: from now on you cannot do what it allowed. If you belong to the community, you still do.\n\nThe reason: {{reason}}\n\nIf you think it is a mistake, appeal to the regional staff on the page of the decision.',
  'mail.role_revoked.action': 'Read the decision',

  'mail.member_linked.subject': 'A new identity is linked to your profile',
  'mail.member_linked.text':
    'A new identity was linked to your profile on Piazza: {{means}}.\n\nIf it was not you, unlink it at once on the page of your identities and write to us at {{contact}}.',
  'mail.member_linked.action': 'Go to your identities',

  'mail.address_removed.subject': 'An address was removed from your profile',
  'mail.address_removed.text':
    'An e-mail address that you had proven is no longer in your profile on Piazza. If it proved that you belong to an organisation, that affiliation has ended too.\n\nIf it was not you, write to us at once at {{contact}}.',
  'mail.address_removed.action': 'Go to your identities',

  'mail.member_unlinked.subject': 'An identity was unlinked from your profile',
  'mail.member_unlinked.text':
    'An identity was unlinked from your profile on Piazza: {{means}}. It no longer signs you in.\n\nIf it was not you, write to us at {{contact}}.',
  'mail.member_unlinked.action': 'Go to your identities',

  'mail.member_merged.subject': 'Two of your profiles became one',
  'mail.member_merged.text':
    'The profile “{{member}}” was merged into yours: identities, communities and roles now stand in one profile.\n\nFor 14 days you can undo this on the page of your identities. If it was not you, undo it and write to us at {{contact}}.',
  'mail.member_merged.action': 'Go to your identities',

  'mail.member_unmerged.subject': 'Two profiles of yours are separate again',
  'mail.member_unmerged.text':
    'The merge with the profile “{{member}}” was undone: identities, communities and roles are back where they were, in two separate profiles.\n\nIf this was not you, write to {{contact}}.',
  'mail.member_unmerged.action': 'Go to your identities',

  'mail.member_reviewed.subject': 'We stopped a sign-in to your profile',
  'mail.member_reviewed.text':
    'An identity linked to your profile now names another person, and the sign-in was stopped.\n\nSomebody will check. If you want to tell us something, write to {{contact}}.',
  'mail.member_reviewed.action': 'Go to your identities',

  'mail.review_same_person.subject': 'The review of your profile is over',
  'mail.review_same_person.text':
    'We looked into the sign-in that we had stopped: both identities are yours. From now on each of them leads to the same profile.\n\nIf this is not so, write to {{contact}} at once: for 14 days we can put everything back.',
  'mail.review_same_person.action': 'Go to your identities',

  'mail.review_apart.subject': 'The review of your profile is over',
  'mail.review_apart.text':
    'We looked into the sign-in that we had stopped: that identity is another person’s, and the profiles stay apart. Yours has not changed, and that identity does not open it any more.\n\nIf this is not so, write to {{contact}}.',
  'mail.review_apart.action': 'Go to your identities',

  'mail.member_suspended.subject': 'Your profile is suspended',
  'mail.member_suspended.text':
    'Your profile on Piazza is suspended: for now you cannot sign in, and your memberships and roles are paused.\n\nThe reason: {{reason}}\n\nIf you think this is a mistake, answer from the contact page or write to {{contact}}: a person will look at the decision again.',
  'mail.member_suspended.action': 'Write to us',

  'mail.member_reinstated.subject': 'Your profile is active again',
  'mail.member_reinstated.text':
    'The suspension of your profile on Piazza has ended: you can sign in again, and the memberships and roles you had go on.',
  'mail.member_reinstated.action': 'Go to your page',

  'mail.membership_suspended.subject': 'Your membership of {{community}} is suspended',
  'mail.membership_suspended.text':
    'Your membership of the community {{community}} is suspended until {{until}}: your roles pause and portals do not see you as a member.\n\nThe reason: {{reason}}\n\nIf you think it is a mistake, appeal to the regional staff on the page of the decision.',
  'mail.membership_suspended.action': 'Read the decision',

  'mail.membership_resumed.subject': 'Your suspension in {{community}} is over',
  'mail.membership_resumed.text':
    'The suspension of your membership of the community {{community}} is over: you are a member again, with the roles that you had.',
  'mail.membership_resumed.action': 'Go to the community',

  'mail.membership_removed.subject': 'You are no longer a member of {{community}}',
  'mail.membership_removed.text':
    'Your membership of the community {{community}} has ended by a decision of the community.\n\nThe reason: {{reason}}\n\nIf you think it is a mistake, appeal to the regional staff on the page of the decision.',
  'mail.membership_removed.action': 'Read the decision',

  'mail.ban_imposed.subject': 'You cannot join {{community}}',
  'mail.ban_imposed.text':
    'By a decision about you, you cannot be a member of {{community}}.\n\nThe reason: {{reason}}\n\nIf you think it is a mistake, appeal to the regional staff on the page of the decision.',
  'mail.ban_imposed.action': 'Read the decision',

  'mail.ban_ended.subject': 'You may join {{community}} again',
  'mail.ban_ended.text': 'The ban from {{community}} is over: if you like, you may join again.',
  'mail.ban_ended.action': 'Go to your page',

  'mail.removal_ended.subject': '{{community}}: your removal is over',
  'mail.removal_ended.text':
    'Your removal from {{community}} is over: your membership does not go on by itself, but if you like, you may join again.',
  'mail.removal_ended.action': 'Go to the community',

  'mail.removal_proposed.subject': '{{community}}: a removal waits for a second word',
  'mail.removal_proposed.text':
    'The removal of {{member}}, who shares in running the community {{community}}, has been proposed.\n\nIt counts only when a second person confirms it. Read the reason and decide on the page of decisions.',
  'mail.removal_proposed.action': 'Read the proposal',

  'mail.appeal_opened.subject': 'An appeal to decide',
  'mail.appeal_opened.text':
    '{{member}} appeals against a decision ({{community}}).\n\nRead the appeal and answer on the staff’s pages.',
  'mail.appeal_opened.action': 'Read the appeal',

  'mail.appeal_answered.subject': 'A new message about the appeal',
  'mail.appeal_answered.text':
    'There is a new message about the appeal against a decision ({{community}}).',
  'mail.appeal_answered.action': 'Read the message',

  'mail.appeal_decided.subject': 'The appeal is decided',
  'mail.appeal_decided.text':
    'The regional staff has decided the appeal against a decision about {{member}} ({{community}}).\n\nThe outcome: {{verdict}}\n\nThe reason: {{reason}}',
  'mail.appeal_decided.action': 'Read the decision',

  'mail.membership_left.subject': 'Your receipt for leaving {{community}}',
  'mail.membership_left.text':
    'You left the community {{community}}: membership and roles ended at once.\n\n{{portals}}\n\nIf you changed your mind, for a day you can come back with one click on the page of the receipt.',
  'mail.membership_left.portals': 'We have told these portals: {{portals}}.',
  'mail.membership_left.action': 'Open the receipt',

  'mail.membership_expiring.subject': 'Your membership of {{community}} ends on {{until}}',
  'mail.membership_expiring.text':
    'Your membership of the community {{community}} ends on {{until}}, in {{days}}.\n\nTo stay, renew it with one click on the page of the community. If you do nothing, there still is a time of grace.',
  'mail.membership_expiring.action': 'Renew the membership',

  'mail.membership_grace.subject': 'Your membership of {{community}} is in grace',
  'mail.membership_grace.text':
    'Your membership of the community {{community}} is in grace until {{until}}: until then everything stays as it is.\n\nThe page of the community says what to do to stay.',
  'mail.membership_grace.action': 'Go to the community',

  'mail.membership_ending.subject': 'Your membership of {{community}} ends on {{until}}',
  'mail.membership_ending.text':
    'The time of grace of your membership of the community {{community}} is over on {{until}}, in {{days}}: from then on you no longer belong, and your roles end with the membership.\n\nTo stay, renew it with one click on the page of the community.',
  'mail.membership_ending.action': 'Renew the membership',

  'mail.membership_expired.subject': 'Your membership of {{community}} has ended',
  'mail.membership_expired.text':
    'Your membership of the community {{community}} has ended: its time and the grace are over. You may join again whenever you like.',
  'mail.membership_expired.action': 'Go to the community',

  'mail.affiliation_grace.subject': 'Your membership of {{community}} needs an affiliation',
  'mail.affiliation_grace.text':
    'You no longer belong to the organisation that your membership of {{community}} rested on. Everything stays as it is until {{until}}, then it ends.\n\nIf you belong to another organisation that the community admits, say so on the page of your organisations: the membership goes on by itself.',
  'mail.affiliation_grace.action': 'Go to the community',

  'mail.affiliation_ending.subject': 'Your membership of {{community}} ends on {{until}}',
  'mail.affiliation_ending.text':
    'You no longer belong to the organisation that your membership of {{community}} rested on: the membership ends on {{until}}, in {{days}}, and your roles with it.\n\nIf you belong to another organisation that the community admits, say so on the page of your organisations: the membership goes on by itself.',
  'mail.affiliation_ending.action': 'Go to the community',

  'mail.affiliation_lost.subject': 'Your membership of {{community}} has ended',
  'mail.affiliation_lost.text':
    'You no longer belong to the organisation that your membership of {{community}} rested on, and the community is reserved to those who do: the membership has ended.\n\nIf you belong to another organisation that it admits, you can join again.',
  'mail.affiliation_lost.action': 'Go to the community',

  'mail.membership_restored.subject': 'Your membership of {{community}} goes on',
  'mail.membership_restored.text':
    'You belong again to an organisation that {{community}} admits: your membership goes on as before.',
  'mail.membership_restored.action': 'Go to the community',
};
