// SPDX-License-Identifier: AGPL-3.0-or-later
import type { webHelp as italian } from '../it/web-help.js';
import type { Texts } from '../texts.js';

export const webHelp: Texts<typeof italian> = {
  'how.title': 'How to sign in',
  'how.lead':
    'To look at the communities you need nothing. To join one you sign in once: then every connected portal knows you.',
  'how.steps': 'In three steps',
  'how.step1.title': 'Choose how to enter',
  'how.step1.text':
    'On the sign-in page press “Enter with SPID” and choose your identity provider: the one that gave you SPID, for example Poste, Aruba or Lepida. If you use another means, it is on the same page.',
  'how.step1.picture': 'Drawing: a page with the button Enter with SPID and the list of providers.',
  'how.step2.title': 'Let your provider recognise you',
  'how.step2.text':
    'We take you to the provider’s site: there you type your credentials or confirm with its app. Only the provider sees your password: Piazza never receives it.',
  'how.step2.picture': 'Drawing: a telephone that asks to confirm the sign-in.',
  'how.step3.title': 'Come back to Piazza',
  'how.step3.text':
    'You come back to the page that you started from. The first time we explain which data we received and what they are for.',
  'how.step3.picture': 'Drawing: the square with a tick.',
  'how.means': 'Which means do I need?',
  'how.means.intro':
    'Each community says what it asks of those who join. These are the means and what they prove.',
  'how.means.caption': 'Means of sign-in and what they allow',
  'how.means.tool': 'Means',
  'how.means.proves': 'What it proves',
  'how.means.enough': 'Enough for',
  'how.means.spid1': 'SPID level 1 (user name and password)',
  'how.means.spid2': 'SPID level 2 (with app or code), CIE, health card (TS-CNS) or another CNS',
  'how.means.federa': 'FedERa',
  'how.means.social': 'Google and other accounts',
  'how.means.email': 'Link by e-mail',
  'how.proves.low': 'who you are, in a simple way',
  'how.proves.substantial': 'who you are, in a safe way',
  'how.proves.federa': 'who you are, by the level of your account',
  'how.proves.none': 'that the account or address is yours, not who you are',
  'how.enough.low': 'joining nearly every community',
  'how.enough.substantial': 'joining every community and taking on roles',
  'how.enough.none': 'following open communities',
  'how.trouble': 'If something goes wrong',
  'how.trouble.cancelled.title': 'I pressed “Cancel” or did not give consent',
  'how.trouble.cancelled.text':
    'No problem: nothing was recorded. Go back to the sign-in page and start again.',
  'how.trouble.expired.title': 'It says that too much time has passed',
  'how.trouble.expired.text':
    'A sign-in must be finished within fifteen minutes, in the browser where it began. Start again from the sign-in page.',
  'how.trouble.level.title': 'It says that a higher level is needed',
  'how.trouble.level.text':
    'Some communities, and roles, ask for SPID level 2: the confirmation with the app or a code. If your provider does not offer it, activate it on its site.',
  'how.trouble.card.title': 'I sign in with a card and it does not work',
  'how.trouble.card.text':
    'You need a reader, the card’s software and its PIN. Connect the reader and insert the card before you open the browser, and choose the certificate for authentication, not the one for signatures. If you cancelled once, close all windows of the browser: until then it does not ask for the card any more.',
  'how.trouble.other.title': 'I am already a member but do not see my communities',
  'how.trouble.other.text':
    'Perhaps you came in by another means. SPID, CIE and CNS recognise each other by themselves. A Google account or an e-mail address is linked once, from the page “My identities”.',
  'how.trouble.foreign.title': 'I have no Italian document',
  'how.trouble.foreign.text':
    'Those who live in Italy can ask for SPID or CIE. With a digital identity of another European country you sign in with eIDAS, where the sign-in page offers it; otherwise write to the contact below.',
  'how.go': 'Go to the sign-in page',
  'how.ask': 'Still stuck? Write to us',

  'contact.title': 'Contact',
  'contact.lead':
    'Write to us even if you cannot sign in: you need not be signed in. We answer to the address that you give.',
  'contact.email': 'Your e-mail',
  'contact.email.hint': 'We use it only to answer you.',
  'contact.message': 'What happened?',
  'contact.message.hint': 'Do not write passwords or your fiscal code.',
  'contact.request': 'Request code',
  'contact.request.hint': 'It is on the error page. If you have none, leave this empty.',
  'contact.send': 'Send the message',
  'contact.or': 'You prefer mail? Write to',
  'contact.error.email': 'Write a valid e-mail address, for example name@example.org.',
  'contact.error.message': 'Write a few words, two thousand characters at most.',
  'contact.error.request': 'The code has 36 characters: copy it from the error page.',
  'flash.contact.sent': 'Message sent. We answer by e-mail.',

  'privacy.title': 'Privacy',
  'privacy.lead': 'In short: what we know about you, why, for how long, and how you decide.',
  'privacy.controller.title': 'Who answers for your data',
  'privacy.controller.text': 'The data controller is {{controller}}. Write to {{contact}}.',
  'privacy.data.title': 'What we receive',
  'privacy.data.text':
    'From your means of sign-in: given name, family name, whether you are of age, and, from a national identity, an encrypted fingerprint of the fiscal code that serves only to recognise you next time. The fiscal code itself is not kept.',
  'privacy.use.title': 'What it is for',
  'privacy.use.text':
    'To let you in by any means while you remain the same person, to keep your memberships and roles, to tell the portals that you use.',
  'privacy.portals.title': 'Who else sees it',
  'privacy.portals.text':
    'Connected portals receive only what we show you before the first sign-in: usually a name and the communities that concern them. Other members see the name that you chose, by the rules of each community.',
  'privacy.time.title': 'For how long',
  'privacy.time.text':
    'As long as you are a member. The register of SPID sign-ins is kept for twenty-four months, as the rules of AgID demand.',
  'privacy.rights.title': 'What you can do',
  'privacy.rights.text':
    'From the page “My data” you download everything that we know about you and can close your profile. You can also write to the controller and, if you are not satisfied, to the Italian data protection authority.',

  'cookies.title': 'Cookies',
  'cookies.lead':
    'We use technical cookies only, our own, needed for the service to work. That is why you see no notice to accept.',
  'cookies.caption': 'The cookies of this site',
  'cookies.name': 'Name',
  'cookies.purpose': 'What it is for',
  'cookies.duration': 'How long it lasts',
  'cookies.session': 'Remembers that you are signed in',
  'cookies.session.duration': 'up to eight hours, or thirty minutes without activity',
  'cookies.browser': 'Binds a sign-in under way to this browser',
  'cookies.browser.duration': 'fifteen minutes',
  'cookies.oidc': 'Remember the portal that waits for your sign-in',
  'cookies.oidc.duration': 'up to eight hours',
  'cookies.means': 'Remembers the means used last in this browser, not who you are',
  'cookies.means.duration': 'six months',
  'cookies.draft': 'Keeps what you were writing while you confirm your identity',
  'cookies.draft.duration': 'fifteen minutes',
  'cookies.language': 'Remembers the language that you chose',
  'cookies.language.duration': 'one year',
  'cookies.asked_language':
    'Remembers the language that a portal asks for, while you are on the way to it',
  'cookies.asked_language.duration': 'half an hour at most',
  'cookies.flash': 'Carries a confirmation to the next page',
  'cookies.flash.duration': 'one minute',

  'accessibility.title': 'Accessibility statement',
  'accessibility.lead':
    'Piazza is made to be used by everybody: with the keyboard, with a screen reader, on a telephone, without JavaScript too.',
  'accessibility.state.title': 'Conformance',
  'accessibility.state.text':
    'Every page is checked automatically against WCAG 2.2, levels A and AA, in Italian and in English. The formal statement is published by the body on the site of AgID.',
  'accessibility.feedback.title': 'Report a problem',
  'accessibility.feedback.text':
    'If something does not work with your tools, write to us: we answer within thirty days. If the answer does not satisfy you, you can turn to the Digital Ombudsman.',
  'accessibility.write': 'Write to us',
};
