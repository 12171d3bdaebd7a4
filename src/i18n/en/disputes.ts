// SPDX-License-Identifier: AGPL-3.0-or-later

/** Between two managers the regional staff decides. */
export const disputes = {
  'error.dispute.not_found': 'This dispute does not exist, or is no concern of yours.',
  'error.dispute.already_open': 'There is an open dispute about this role already.',
  'error.dispute.decided': 'This dispute is closed already.',
  'error.dispute.own': 'A party to a dispute does not decide it, and nobody disputes themselves.',
  'disputes.title': 'Disputes between managers',
  'disputes.none': 'No dispute waits.',
  'disputes.of': '{{by}} disputes the role of {{against}}',
  'disputes.since': 'opened on {{date}}',
  'disputes.said': 'What was said',
  'disputes.lead':
    'Between two managers the regional staff decides. No role changes until then; each party reads here what the other writes.',
  'disputes.staff': 'Regional staff',
  'disputes.see': 'Open dispute',
  'disputes.open': 'Dispute…',
  'disputes.open_label': 'Dispute the role of {{name}}',
  'disputes.message': 'Why {{name}} should no longer be manager',
  'disputes.message.hint': 'The regional staff and the person read it.',
  'disputes.send': 'Open the dispute',
  'disputes.verdict.upheld': 'Upheld: the role of {{name}} ends',
  'disputes.verdict.dismissed': 'Dismissed: {{name}} stays manager',
  'disputes.recused':
    'You are a party to this dispute: somebody else of the regional staff decides it. If there is nobody, a platform administrator can invite one.',
  'disputes.decide': 'Decide the dispute',
  'disputes.status.upheld': 'Dispute upheld',
  'disputes.status.dismissed': 'Dispute dismissed',
  'disputes.status.over': 'Dispute closed: the role has ended',
  'flash.dispute.opened': 'Dispute opened: the regional staff decides.',
  'flash.dispute.decided': 'Dispute decided: both parties receive an e-mail.',

  'mail.dispute_opened.subject': 'A dispute between managers in {{community}}',
  'mail.dispute_opened.text':
    'In the community {{community}} a manager disputes the role of {{member}}. The regional staff decides; nothing changes until then.\n\nThe parties and the staff may write on the page of the dispute.',
  'mail.dispute_opened.action': 'Read the dispute',
  'mail.dispute_answered.subject': 'A new message in the dispute in {{community}}',
  'mail.dispute_answered.text':
    'In the dispute about the role of {{member}} in the community {{community}} there is a new message.',
  'mail.dispute_answered.action': 'Read the message',
  'mail.dispute_decided.subject': 'The dispute in {{community}} is closed',
  'mail.dispute_decided.text':
    'The dispute about the role of {{member}} in the community {{community}} is closed. The outcome and its reason are on its page.',
  'mail.dispute_decided.action': 'Read the outcome',
} as const;
