// SPDX-License-Identifier: AGPL-3.0-or-later
import type { founding as italian } from '../it/founding.js';
import type { Texts } from '../texts.js';

export const founding: Texts<typeof italian> = {
  'error.community_request.not_found': 'This request for a community does not exist.',
  'error.community_request.already_open':
    'You already have a request for a community under way: wait for the answer or withdraw it.',
  'error.community_request.closed': 'This request has already been decided or withdrawn.',
  'error.community_request.own': 'Nobody decides on their own request.',
  'error.community_request.needs_promoters':
    'Not enough promoters have signed yet: the request cannot be approved.',
  'error.community_request.reason_missing': 'A refusal needs a reason.',
  'error.community_request.nothing_asked': 'Nobody is waiting for an answer of yours.',
  'error.promoter.too_few':
    'The promoters you named are too few or too many: check how many are needed.',
  'error.promoter.unknown':
    'Some name is nobody’s in your communities: write the e-mail address instead.',
  'error.promoter.not_found':
    'This link no longer works: you have answered, somebody else was named in your place, or the request is over.',
  'error.promoter.answered': 'This request to sign has already been answered.',
  'error.promoter.own': 'Whoever asks for the community cannot also sign as a promoter.',
  'error.promoter.twice': 'The same person signs only once.',
  'error.promoter.already_named': 'You have named this person as a promoter already.',
  'error.promoter.too_many':
    'You have named forty people for this request already: no more can be added.',
  'error.promoter.too_often':
    'We wrote to this person a short while ago, or three times already: you may name somebody else instead.',

  'founding.propose': 'Propose a new community',
  'founding.propose.text':
    'Is the community you look for missing? Together with some others you can ask for it.',
  'founding.mine': 'Your requests for communities',
  'founding.mine.lead': 'What you asked for, and what you are asked to sign.',
  'founding.mine.none': 'You have not asked for a community yet.',
  'founding.mine.sent': 'sent on {{date}}',
  'founding.asked': 'You are asked to sign',
  'founding.asked.by': '{{name}} named you as a promoter on {{date}}.',
  'founding.status.requested': 'being examined',
  'founding.status.needs_info': 'waits for an answer',
  'founding.status.refused': 'refused',
  'founding.status.approved': 'approved',
  'founding.status.withdrawn': 'withdrawn',
  'founding.status.lapsed': 'lapsed',

  'founding.new.lead':
    'Tell us about the community you would like. The regional staff reads it, may ask questions and always answers.',
  'founding.field.name': 'Name of the community',
  'founding.field.purpose': 'Purpose, in short',
  'founding.field.purpose.hint': 'One or two sentences: they show in the list of communities.',
  'founding.field.for_whom': 'Whom it is for and how to join',
  'founding.field.audience': 'It is open to',
  'founding.field.topics': 'Topics',
  'founding.field.topics.hint': 'Separated by commas, for example: environment, youth.',
  'founding.field.province': 'Territory',
  'founding.field.presentation': 'What you will do together',
  'founding.field.managers': 'Who will manage it',
  'founding.field.managers.hint':
    'If the request is approved you are its first manager: write who helps you. Only the staff reads it.',
  'founding.field.promoters': 'Promoters',
  'founding.field.promoters.hint_one':
    'At least {{count}} person beside you, one per line: an e-mail address, or the name they use if they are in one of your communities. They sign with their own sign-in.',
  'founding.field.promoters.hint_many':
    'At least {{count}} people beside you, one per line: an e-mail address, or the name they use if they are in one of your communities. They sign with their own sign-in.',
  'founding.field.promoters.hint_other':
    'At least {{count}} people beside you, one per line: an e-mail address, or the name they use if they are in one of your communities. They sign with their own sign-in.',
  'founding.error.text': 'This field is needed: write a few words, within the allowed length.',
  'founding.error.choice': 'Choose one of the options.',
  'founding.error.promoters_count': 'There must be from {{needed}} to {{most}} promoters.',
  'founding.error.line.address': 'Line {{line}}: this is no e-mail address.',
  'founding.error.line.repeated': 'Line {{line}}: this person is above already.',
  'founding.error.line.name': 'Line {{line}}: the name is too long.',
  'founding.error.unknown':
    '“{{name}}”: nobody of this name in your communities, or more than one. Write the e-mail address.',
  'founding.similar': 'There are similar communities already',
  'founding.similar.text':
    'Look at them before sending: perhaps one is what you need. If not, do send the request.',
  'founding.send': 'Send the request',
  'founding.send_anyway': 'Send the request all the same',

  'founding.view.what': 'The community',
  'founding.view.promoters': 'Promoters',
  'founding.view.promoters.count': 'Signatures: {{signed}} of {{needed}}.',
  'founding.promoter.invited': 'has not answered yet',
  'founding.promoter.signed': 'has signed',
  'founding.promoter.declined': 'does not sign',
  'founding.promoter.replaced': 'somebody else instead',
  'founding.promoter.remind': 'Write again',
  'founding.promoter.remind.to': 'Write again to {{name}}',
  'founding.promoter.sent': 'last e-mail on {{date}}',
  'founding.gather.until':
    'The request waits for signatures until {{date}}. If there are not enough by then it lapses; you may send it again all the same.',
  'founding.gather.declined':
    'Somebody does not sign: name another person instead, and the request goes on.',
  'founding.replace': 'Name somebody else',
  'founding.replace.text':
    'If somebody does not sign or does not answer, you may name another person instead. The link that the first one got no longer works.',
  'founding.replace.instead': 'In the place of',
  'founding.replace.choose': 'Choose whom to replace',
  'founding.replace.named': 'The new person',
  'founding.replace.named.hint':
    'An e-mail address, or the name they use if they are in one of your communities.',
  'founding.replace.send': 'Name this person',
  'founding.error.instead': 'Choose in whose place.',
  'founding.error.named': 'Write an e-mail address, or a name.',
  'founding.lapsed.text':
    'Not enough signatures came in time and the request has lapsed. You may send it again whenever you like.',
  'founding.promoter.unnamed': 'somebody who answered',
  'founding.messages': 'Questions and answers',
  'founding.messages.staff': 'Regional staff',
  'founding.answer': 'Your answer',
  'founding.answer.send': 'Answer',
  'founding.error.answer': 'Write the answer, in no more than four thousand characters.',
  'founding.lacking': 'Managing the community needs a stronger sign-in',
  'founding.lacking.text':
    'If the request is approved you are its first manager, and managing needs a sign-in of {{required}}, with SPID or CIE for example. Those you have used so far reach {{current}}: as long as that is so the staff cannot approve.',
  'founding.lacking.below':
    'You may do so now with the button below the form, and lose nothing of what you wrote, or later.',
  'founding.lacking.confirm': 'Confirm your identity',
  'founding.reason': 'The reason',
  'founding.approved.text':
    'The community is being prepared and you are its manager. Complete what is missing: then the staff opens it.',
  'founding.approved.go': 'Go to the community',
  'founding.withdraw': 'Withdraw the request',
  'founding.sign.title': 'Sign for “{{name}}”',
  'founding.sign.lead': '{{requester}} asks for this community and would like you as a promoter.',
  'founding.sign.what':
    'By signing you say that the community is needed and that you will support it. The staff and whoever asks for it see your name; there is no other duty.',
  'founding.sign.sign_in': 'To sign, we ask you to sign in with your digital identity.',
  'founding.sign': 'Sign',
  'founding.decline': 'I do not sign',
  'founding.signed': 'You have signed this request already.',
  'founding.declined': 'You have already answered that you do not sign.',
  'founding.replaced':
    'Somebody else was named in your place: there is nothing more for you to do.',
  'founding.over': 'The request is over: no answer is needed any more.',
  'founding.declined.title': 'That is fine',
  'founding.declined.lead': 'You do not sign for “{{name}}”: we will not write to you again.',

  'staff.nav.requests': 'Requests for communities',
  'founding.staff.lead.staff': 'Requests that wait for your decision. The oldest first.',
  'founding.staff.lead.requester':
    'Requests that you have asked something about: they wait for an answer of who made them.',
  'founding.staff.lead.promoters':
    'Requests that still gather signatures. Those that lapse soonest come first.',
  'founding.staff.waiting': 'Who has to answer',
  'founding.staff.waiting.staff': 'Wait for the staff',
  'founding.staff.waiting.requester': 'Wait for who asked',
  'founding.staff.waiting.promoters': 'Wait for signatures',
  'founding.staff.gathers': 'Signatures: {{signed}} of {{needed}}. Lapses on {{date}}.',
  'founding.staff.none': 'No request is waiting.',
  'founding.staff.by': 'by {{name}}, {{date}}',
  'founding.staff.ask': 'Ask a question',
  'founding.staff.ask.hint': 'The person gets it by e-mail and answers here.',
  'founding.staff.ask.send': 'Send the question',
  'founding.staff.approve': 'Approve',
  'founding.staff.approve.text':
    'The community begins as a draft, and whoever asked for it becomes its manager.',
  'founding.staff.slug': 'Address of the community',
  'founding.staff.slug.hint': 'Small letters, digits and hyphens. An address is never used again.',
  'founding.staff.approve.send': 'Approve the request',
  'founding.staff.refused': 'The request cannot be approved for now:',
  'founding.obstacle.promoters': 'Not enough promoters have signed yet.',
  'founding.obstacle.level':
    'Whoever asks for it will be its manager, and managing needs a sign-in of {{required}}: now they reach {{current}}. The page of their request shows them how to confirm their identity; you may remind them by a question.',
  'founding.obstacle.standing':
    'Whoever asks for it is suspended, or kept out of all communities: they cannot become its manager.',
  'founding.staff.refuse': 'Refuse',
  'founding.staff.refuse.hint': 'Whoever asked for the community and whoever signed reads it.',
  'founding.staff.refuse.send': 'Refuse the request',
  'founding.error.question': 'Write the question, in no more than four thousand characters.',
  'founding.error.reason': 'Write the reason: whoever asked has a right to know it.',

  'flash.founding.sent': 'Request sent. The promoters get an e-mail to sign.',
  'flash.founding.replaced': 'Person named: an e-mail asks them to sign.',
  'flash.founding.reminded': 'We have written to this person again.',
  'flash.founding.withdrawn': 'Request withdrawn.',
  'flash.founding.answered': 'Answer sent.',
  'flash.founding.signed': 'You have signed: thank you.',
  'flash.founding.declined': 'You have answered that you do not sign.',
  'flash.founding.asked': 'Question sent.',
  'flash.founding.refused': 'Request refused: the people get the reason.',
  'flash.founding.approved': 'Request approved: the community is being prepared.',

  'mail.community_request_submitted.subject': 'We have your request: {{request}}',
  'mail.community_request_submitted.text':
    'You asked for the community “{{request}}”.\n\nWe have written to the promoters you named. Once they have signed, the regional staff examines the request and answers you.',
  'mail.community_request_submitted.action': 'Follow the request',
  'mail.promoter_asked.subject': '{{asker}} asks you to sign for “{{request}}”',
  'mail.promoter_asked.text':
    '{{asker}} asks for the community “{{request}}” and would like you as a promoter.\n\nRead what it is about and decide whether to sign. There is no duty to.',
  'mail.promoter_asked.action': 'Read and answer',
  'mail.promoter_declined.subject': 'Somebody does not sign for “{{request}}”',
  'mail.promoter_declined.text':
    'One of the people whom you named as promoters of the community “{{request}}” has answered that they do not sign.\n\nThe page of the request shows who it is, and there you may name somebody else instead.',
  'mail.promoter_declined.action': 'Name somebody else',
  'mail.community_request_lapse_near.subject': 'Signatures are missing for “{{request}}”',
  'mail.community_request_lapse_near.text':
    'The request for the community “{{request}}” does not have the signatures it needs yet. It waits for them until {{until}}: then it lapses.\n\nYou may write again to who has not answered, or name somebody else instead.',
  'mail.community_request_lapse_near.action': 'See who has signed',
  'mail.community_request_lapsed.subject': 'The request for “{{request}}” has lapsed',
  'mail.community_request_lapsed.text':
    'The request for the community “{{request}}” has lapsed: not enough signatures came in time.\n\nWhoever made it may do so again at any time.',
  'mail.community_request_lapsed.action': 'See the request',
  'mail.community_request_ready.subject': 'A request for a community to examine: {{request}}',
  'mail.community_request_ready.text':
    'The request for the community “{{request}}” has the signatures it needs and waits for a decision.',
  'mail.community_request_ready.action': 'Read the request',
  'mail.community_request_questioned.subject': 'A question about your request: {{request}}',
  'mail.community_request_questioned.text':
    'The regional staff has a question about the community “{{request}}” that you asked for. It goes on once you answer.',
  'mail.community_request_questioned.action': 'Read and answer',
  'mail.community_request_answered.subject': 'An answer about the request: {{request}}',
  'mail.community_request_answered.text':
    'Whoever asked for the community “{{request}}” has answered your question.',
  'mail.community_request_answered.action': 'Read the answer',
  'mail.community_request_refused.subject': 'The request for “{{request}}”',
  'mail.community_request_refused.text':
    'The request for the community “{{request}}” was not granted. The reason is on its page.\n\nTo have it looked at again, write to {{contact}}.',
  'mail.community_request_refused.action': 'Read the reason',
  'mail.community_request_approved.subject': 'The community “{{request}}” opens',
  'mail.community_request_approved.text':
    'The request for the community “{{request}}” was approved: the community is being prepared, and whoever asked for it is its manager.',
  'mail.community_request_approved.action': 'Go to the request',
};
