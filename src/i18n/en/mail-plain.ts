// SPDX-License-Identifier: AGPL-3.0-or-later

export const mailPlain = {
  'mail.request_received.plain':
    'You asked to join {{community}}.\n\nThe people who run it have your request. They answer by {{until}}. You need not do anything else.',
  'mail.request_asked.plain':
    'You asked to join {{community}}.\n\nThe people who run it have a question. Answer within thirty days. Open the page: the form is ready.',
  'mail.request_lapsed.plain':
    'You asked to join {{community}}.\n\nNobody answered you in time. We are sorry: it is not your fault. If you like, ask again. For help write to {{contact}}.',
  'mail.request_unreplied.plain':
    'You asked to join {{community}}.\n\nThe people who run it asked you something. Thirty days went by without an answer. So the request is closed. If you like, ask again.',
  'mail.request_approved.plain':
    'From today you are in {{community}}.\n\nOpen the page and see what you can do.',
  'mail.request_rejected.plain':
    'You asked to join {{community}}.\n\nThe answer is no. The reason is on the page. It also says when you may ask again. If it does not seem fair, write to {{contact}}. An adult you trust can help you.',
  'mail.role_revoked.plain':
    'You no longer have the role of {{role}} in {{community}}.\n\nThe reason: {{reason}}\n\nDo you think it is a mistake? Open the page and say so: somebody else looks again. An adult you trust can help you.',
  'mail.membership_suspended.plain':
    'Until {{until}} you are on a break from {{community}}. The people who run it decided so.\n\nThe reason: {{reason}}\n\nDo you think it is a mistake? Open the page and say so: somebody else looks again. An adult you trust can help you.',
  'mail.membership_resumed.plain':
    'The break from {{community}} is over.\n\nYou are in it again, as before.',
  'mail.membership_removed.plain':
    'You are no longer in {{community}}. The people who run it decided so.\n\nThe reason: {{reason}}\n\nDo you think it is a mistake? Open the page and say so: somebody else looks again. An adult you trust can help you.',
  'mail.ban_imposed.plain':
    'You cannot join {{community}}.\n\nThe reason: {{reason}}\n\nDo you think it is a mistake? Open the page and say so: somebody else looks again. An adult you trust can help you.',
  'mail.removal_ended.plain':
    'You were no longer in {{community}}. Now you can ask to join again.\n\nIf you like, ask.',
  'mail.ban_ended.plain': 'You can join {{community}} again.\n\nIf you like, ask.',
  'mail.appeal_answered.plain':
    'You asked us to look again at a decision ({{community}}).\n\nThere is a message for you. Open the page to read it.',
  'mail.appeal_decided.plain':
    'You asked us to look again at a decision ({{community}}).\n\nThe answer: {{verdict}}\n\nThe reason: {{reason}}',
  'mail.card_hidden.plain':
    'Your card in {{community}} is hidden. The others no longer read it.\n\nThe reason: {{reason}}\n\nYou can change the card, or take it away. For help write to {{contact}}.',
};
