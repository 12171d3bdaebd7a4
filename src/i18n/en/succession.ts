// SPDX-License-Identifier: AGPL-3.0-or-later

/** Who takes over when a manager leaves. */
export const succession = {
  'successors.title': 'Who takes your place',
  'successors.lead':
    'Ask in good time who could succeed you: if they accept, they become manager at the moment when you leave the community or the role and nobody else manages it. Until then nothing changes, and either of you may think again.',
  'successors.none': 'You have not asked anybody yet.',
  'successors.agreed': 'has accepted',
  'successors.waiting': 'has not answered yet',
  'successors.withdraw': 'Take back',
  'successors.withdraw_label': 'Take back what you asked {{name}}',
  'successors.co_managers': 'Co-managers',
  'successors.members': 'Members',
  'successors.nobody': 'Nobody to ask.',
  'successors.ask': 'Ask',
  'successors.ask_label': 'Ask {{name}} to take your place',
  'successors.link': 'Who takes your place',
  'leave.last_manager.nobody':
    'You are the only person who manages the community and nobody has accepted to succeed you. You may leave all the same: somebody of the regional staff takes over, or the community is suspended.',
  'leave.last_manager.one':
    'When you leave, {{name}} becomes manager: they accepted to succeed you.',
  'leave.last_manager.several': 'When you leave, who of them becomes manager?',
  'leave.last_manager.waiting': 'They have not answered yet: {{names}}.',
  'me.offers.on_leave': 'Manager of {{community}}, when whoever asks you leaves it.',
  'me.offers.agreed':
    'You accepted to become manager of {{community}} when whoever asked you leaves it.',
  'me.offers.take_back': 'I have thought again',
  'me.offers.take_back_label': 'Take your word back for {{community}}',
  'flash.offer.agreed': 'Accepted: the role begins when whoever asked you leaves the community.',
  'flash.successor.asked': 'Asked. The person has to accept.',
  'flash.successor.withdrawn': 'Taken back.',

  'mail.successor_asked.subject': 'You are asked to succeed as manager in {{community}}',
  'mail.successor_asked.text':
    'A manager of the community {{community}} asks you to become manager when they leave it.\n\nIt holds only if you accept; until that day nothing changes, and you may think again.',
  'mail.successor_asked.action': 'Answer',
  'mail.successor_agreed.subject': '{{member}} accepts to succeed you in {{community}}',
  'mail.successor_agreed.text':
    '{{member}} accepts to become manager of the community {{community}} when you leave it.',
  'mail.successor_agreed.action': 'Go to the community',
  'mail.successor_gone.subject': '{{member}} will not succeed you in {{community}}',
  'mail.successor_gone.text':
    '{{member}} is no longer available to become manager of the community {{community}} when you leave it. You may ask somebody else.',
  'mail.successor_gone.action': 'Go to the community',
} as const;
