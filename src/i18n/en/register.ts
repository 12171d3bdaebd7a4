// SPDX-License-Identifier: AGPL-3.0-or-later

/** The register of roles of a community. */
export const register = {
  'register.title': 'Register of roles',
  'register.of': 'Register of roles of {{community}}',
  'register.lead': 'Who held which role, from when to when, and who appointed them.',
  'register.lead.public':
    'Who managed the community, from when to when, and who appointed them. Members see the other roles.',
  'register.on': 'On which day',
  'register.on.hint': 'Leave it empty to see the whole register.',
  'register.error.on': 'Write a day that exists, for example 2026-03-12.',
  'register.show': 'Show',
  'register.all': 'The whole register',
  'register.download': 'Download (CSV)',
  'register.none': 'No role.',
  'register.person': 'Person',
  'register.role': 'Role',
  'register.from': 'From',
  'register.until': 'To',
  'register.by': 'Appointed by',
  'register.reason': 'Reason: {{reason}}',
  'register.erased': 'Erased person',
  'register.ended.not': 'in office',
  'register.ended.resigned': 'given back',
  'register.ended.revoked': 'revoked',
  'register.ended.expired': 'expired',
  'register.ended.dropped': 'ended with the membership',
} as const;
