// SPDX-License-Identifier: AGPL-3.0-or-later
import type { mailRoles as italian } from '../it/mail-roles.js';
import type { Texts } from '../texts.js';

export const mailRoles: Texts<typeof italian> = {
  'mail.role_term_near.subject': 'A role in {{community}} ends in {{days}}',
  'mail.role_term_near.text':
    'The role of “{{role}}” of {{member}} in the community {{community}} ends in {{days}}.\n\nTo go on it has to be renewed: either side asks with one click, and the other accepts.',
  'mail.role_term_near.action': 'Go to the roles',

  'mail.role_overrun.subject': '{{community}} needs somebody to manage it',
  'mail.role_overrun.text':
    'The role of “{{role}}” of {{member}} is over, and nobody else answers for the community {{community}}.\n\nUntil there is another manager, {{member}} may read and propose a successor, and nothing else. The regional staff may appoint a caretaker; after thirty days that happens by itself.',
  'mail.role_overrun.action': 'Go to the roles',

  'mail.renewal_asked.subject': '{{member}} asks to go on in {{community}}',
  'mail.renewal_asked.text':
    '{{member}} asks to renew the role of “{{role}}” in the community {{community}}.\n\nIt counts only when somebody who may give the role accepts.',
  'mail.renewal_asked.action': 'Answer the request',

  'mail.renewal_offered.subject': 'You are asked to go on in {{community}}',
  'mail.renewal_offered.text':
    'In the community {{community}} you are asked to renew your role of “{{role}}”.\n\nIt counts only when you accept.',
  'mail.renewal_offered.action': 'Answer the proposal',

  'mail.renewal_closed.subject': 'A renewal in {{community}} was not accepted',
  'mail.renewal_closed.text':
    'The renewal of the role of “{{role}}” of {{member}} in the community {{community}} was not accepted. The role goes on until its term.',
  'mail.renewal_closed.action': 'Go to your page',

  'mail.role_renewed.subject': 'A role in {{community}} is renewed',
  'mail.role_renewed.text':
    'The role of “{{role}}” of {{member}} in the community {{community}} is renewed.',
  'mail.role_renewed.action': 'Go to the community',
};
