// SPDX-License-Identifier: AGPL-3.0-or-later
import type { signInPages as italian } from '../it/sign-in-pages.js';
import type { Texts } from '../texts.js';

export const signInPages: Texts<typeof italian> = {
  'sign_in.title': 'Sign in',
  'sign_in.title.link': 'Link another way to sign in',
  'sign_in.title.confirm': 'Confirm who you are',
  'sign_in.lead.plain':
    'Choose how to sign in. Every way that recognises your identity leads to the same profile.',
  'sign_in.lead.portal': 'To continue on {{portal}}, choose how to sign in.',
  'sign_in.lead.link': 'Choose the way to sign in that you want to add to your profile.',
  'sign_in.lead.confirm':
    'For safety, sign in again: this needs a recent confirmation of who you are.',
  'sign_in.lead.stronger': 'This needs a stronger sign-in than the one you used.',
  'sign_in.last': 'Last time',
  'sign_in.last.again': 'Sign in again with {{name}}',
  'sign_in.help': 'How to sign in',
  'sign_in.contact': 'Cannot sign in? Write to us',
  'sign_in.unavailable.disabled': 'is not available right now',
  'sign_in.unavailable.level': 'does not reach the level of assurance needed',
  'sign_in.unavailable.act': 'is not admitted for what you were about to do',
  'sign_in.unavailable.portal': 'is not accepted by the portal you come from',
  'sign_in.unavailable.agreement': 'the portal you come from has no agreement to use it',
  'sign_in.continue.title': 'Continue to your identity provider',
  'sign_in.continue.lead': 'Press the button to continue on {{host}}.',
  'sign_in.continue': 'Continue',
  'sign_in.sent.title': 'Check your mail',
  'sign_in.sent.lead':
    'We wrote to {{address}}. Open the link in this browser within {{minutes}} minutes.',
  'sign_in.sent.other_device': 'Do you read your mail on another device?',
  'sign_in.sent.code': '6-digit code',
  'sign_in.sent.code.hint': 'It is in the message you received.',
  'sign_in.sent.code.send': 'Sign in with the code',
  'sign_in.confirm.title': 'Confirm the sign-in',
  'sign_in.confirm.lead': 'Press the button to complete the sign-in in this browser.',
  'sign_in.confirm': 'Complete the sign-in',
  'sign_in.given_up.title': 'You stopped signing in',
  'sign_in.given_up.nothing': 'Nothing has changed, and we received no data.',
  'sign_in.given_up.again': 'Choose how to sign in',
  'sign_in.given_up.back': 'Back to where you were',
  'sign_in.given_up.home': 'Go to the home page',
  'sign_in.kept':
    'Your session had ended, or you had not signed in yet: nothing was sent. What you wrote is kept for 15 minutes, and you find it again once you have signed in.',
  'flash.signed_out': 'You have signed out.',
  'sign_in.other_person.title': 'Two different profiles',
  'sign_in.other_person.mine': 'Both are yours',
  'sign_in.other_person.mine.how':
    'If you already have a profile with this way of signing in, you can make it one with the present one: we ask you to sign in both ways, then you are back where you were.',
  'sign_in.other_person.theirs': 'The other profile is not yours',
  'sign_in.other_person.theirs.how':
    'If you shared the computer with somebody else, sign out and sign in again.',
  'sign_in.question.switch_or_merge.title': 'You have two profiles',
  'sign_in.question.switch_or_merge.lead':
    'In this browser you are “{{current}}”, but this sign-in belongs to “{{other}}”. If you are the same person you can merge the two profiles.',
  'sign_in.question.switch_account.title': 'Switch profile?',
  'sign_in.question.switch_account.lead':
    'In this browser you are “{{current}}”, but this sign-in belongs to “{{other}}”.',
  'sign_in.question.link_or_other.title': 'This way of signing in is new',
  'sign_in.question.link_or_other.lead':
    'In this browser you are “{{current}}”. Do you want to add this sign-in to your profile?',
  'sign_in.question.link_and_prove.title': 'Do you confirm that this is you?',
  'sign_in.question.link_and_prove.lead':
    'In this browser you are “{{current}}”, and the identity just verified is that of “{{other}}”. If you confirm, your profile will have a verified identity.',
  'sign_in.question.two_accounts.title': 'You have two profiles',
  'sign_in.question.two_accounts.lead':
    'This sign-in belongs to “{{current}}”, but your fiscal code is already that of “{{other}}”. Both are yours: you can merge them.',
  'sign_in.question.which_account.title': 'Which profile?',
  'sign_in.question.which_account.lead': 'Several profiles use this address. Choose yours.',
  'sign_in.question.undo':
    'If you merge them, you can undo it for fourteen days from the page “My identities”.',
  'sign_in.question.ways': 'The profile “{{current}}” already opens with:',
  'sign_in.question.ways.warning':
    'If any of these is not yours, that profile is not yours alone: do not add or merge.',
  'sign_in.answer.switch': 'Switch to “{{other}}”',
  'sign_in.answer.merge': 'Merge the two profiles',
  'sign_in.answer.link': 'Add to my profile',
  'sign_in.answer.stay': 'Stay “{{current}}”',
  'sign_in.answer.postpone': 'Not now',
  'sign_in.answer.new': 'Create a new profile',
  'sign_in.someone': 'another profile',
  'sign_in.alike.in_browser.current': '{{name}} (open here already)',
  'sign_in.alike.in_browser.other': '{{name}} (of this sign-in)',
  'sign_in.alike.by_code.current': '{{name}} (of this sign-in)',
  'sign_in.alike.by_code.other': '{{name}} (of the fiscal code)',
  'sign_in.twin.title': 'Do you have another profile?',
  'sign_in.twin.lead':
    'The address is confirmed. There is another profile with the same address: if it is yours, sign in the way you did then too, and we ask you whether to merge the two.',
  'sign_in.twin.undo':
    'If it is not yours, do nothing: the two profiles stay apart. A merge can be undone for fourteen days.',
  'sign_in.twin.not_now': 'Not now',
  'sign_in.prove.title': 'First sign in as you did before',
  'sign_in.prove.lead':
    'To add this sign-in to a profile that already exists, first sign in the way you have used so far.',
  'sign_in.prove.ready.title': 'Add this sign-in',
  'sign_in.prove.ready.lead': 'You can now add the sign-in that you had begun to your profile.',
  'sign_in.review.title': 'We have to check who you are',
  'sign_in.review.next': 'What happens now',
  'sign_in.review.staff': 'A member of staff compares the data: you need not do anything.',
  'sign_in.review.mail':
    'Whoever has a profile concerned receives an e-mail, now and when the review is over.',
  'sign_in.review.other': 'If you have another way to sign in, you can use it meanwhile.',
  'sign_in.review.reference': 'If you write to us, give this reference',
  'sign_in.notice.title': 'Welcome to Piazza',
  'sign_in.notice.lead':
    'Hello {{name}}, this is your first sign-in. Here is what we know about you and why.',
  'sign_in.notice.what':
    'We keep your name, the way you sign in and the communities you take part in.',
  'sign_in.notice.fiscal_code':
    'Your fiscal code only serves to recognise you when you sign in another way: we do not keep it readable and show it to nobody.',
  'sign_in.notice.portals':
    'A portal receives your data only when you sign in there, and we show you which before.',
  'sign_in.notice.rights': 'From your profile you can see, download and erase your data.',
  'sign_in.notice.privacy': 'Full privacy notice',
  'sign_in.notice.continue': 'I have read this, continue',
  'sign_out.title': 'Sign out',
  'sign_out.lead': 'Do you want to sign out of Piazza in this browser?',
  'sign_out.done.title': 'You are signed out of Piazza',
  'sign_out.done.lead': 'You are no longer signed in to Piazza in this browser.',
  'sign_out.upstream.title': 'Do you want to sign out of your identity provider too?',
  'sign_out.upstream.lead':
    'At the provider ({{host}}) your session is still open: other services could let you in without asking for your password. On a shared computer, sign out there too.',
  'sign_out.upstream': 'Sign out of the identity provider too',
  'sign_out.stay': 'No, back to the home page',
  'sign_out.back': 'No, go back to {{portal}}',
  'sign_out.frames': 'You are being signed out of: {{portals}}.',
  'sign_out.continue': 'Back to {{portal}}',
  'sign_out.everywhere.title': 'You are signed out of the identity provider too',
  'sign_out.everywhere.lead': 'The provider confirms: your session is closed everywhere.',
  'sign_out.partly.title': 'Signing out is not complete',
  'sign_out.partly.lead':
    'You are signed out of Piazza, but the identity provider could not close every session. On a shared computer, close the browser.',
  sign_out: 'Sign out',
};
