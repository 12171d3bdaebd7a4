// SPDX-License-Identifier: AGPL-3.0-or-later

/** An administrator acts as manager for a while. */
export const breakGlass = {
  'error.break_glass.reason_missing':
    'Write the reason, in ten letters at least: the managers read it.',
  'error.break_glass.minutes_not_allowed': 'Choose 1 to 60 minutes.',
  'error.break_glass.in_dispute':
    'You are a party to a dispute in this community: you cannot intervene here.',
  'error.break_glass.already_open': 'You are intervening in this community already.',
  'error.break_glass.not_found': 'This intervention does not exist or has ended.',
  'break_glass.title': 'Emergency interventions',
  'break_glass.lead':
    'Administrators of the platform have no power inside communities. In an emergency they act as manager of one community, for an hour at most: its managers and the privacy officers receive an e-mail at once, and it stays written here and in the log of operations.',
  'break_glass.none': 'No intervention.',
  'break_glass.community': 'Address of the community',
  'break_glass.community.hint': 'The part after /c/, for example garanti-partecipazione.',
  'break_glass.reason': 'Reason',
  'break_glass.minutes': 'Minutes',
  'break_glass.start': 'Intervene',
  'break_glass.end': 'End it',
  'break_glass.end_label': 'End the intervention in {{community}}',
  'break_glass.by': '{{name}} in {{community}}',
  'break_glass.until': 'until {{until}}',
  'break_glass.ended': 'ended',
  'break_glass.error.community': 'There is no community at this address.',
  'flash.break_glass.started':
    'You act as manager from now on: the managers and the privacy officers have been told.',
  'flash.break_glass.ended': 'Intervention ended.',
  'mail.break_glass_started.subject': 'An emergency intervention in {{community}}',
  'mail.break_glass_started.text':
    '{{member}}, who administers the platform, acts as manager of the community {{community}} from now on, for an hour at most.\n\nThe reason and the end are in the staff’s list of interventions. If in doubt write to {{contact}}.',
  'mail.break_glass_started.action': 'Go to the community',
} as const;
