// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about the life of a community, and about who comes to the staff. */
export const mailLifecycle = {
  'mail.community_opened.subject': 'The community {{community}} is open',
  'mail.community_opened.text': 'The community {{community}}, which you manage, is open now.',
  'mail.community_opened.action': 'Go to the community',
  'mail.community_reopened.subject': 'The community {{community}} is no longer frozen',
  'mail.community_reopened.text':
    'The community {{community}}, which you manage, is no longer frozen: joining and roles go on.',
  'mail.community_reopened.action': 'Go to the community',
  'mail.request_superseded.subject': 'The community {{community}} was closed',
  'mail.request_superseded.text':
    'Your request to join the community {{community}} lapses: the community was closed before anybody answered.\n\nThe catalogue shows the other communities.',
  'mail.request_superseded.action': 'Go to the catalogue',
  'mail.staff_waiting.subject': '{{member}} waits for your confirmation',
  'mail.staff_waiting.text':
    '{{member}} has taken on a role on the platform: {{role}}.\n\nIt begins only once somebody who administers the platform confirms it.',
  'mail.staff_waiting.action': 'Go to the people of the staff',
} as const;
