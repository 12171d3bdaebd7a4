// SPDX-License-Identifier: AGPL-3.0-or-later

/** The list of members as a file. */
export const exporting = {
  'exporting.title': 'List to download',
  'exporting.content':
    'For each member the file has the name they chose, since when they belong, how their membership stands and their roles: what you already see on these pages.',
  'exporting.content.affiliations':
    'For each member the file has the name they chose, since when they belong, how their membership stands, their roles and the organisation that their card shows: what you already see on these pages.',
  'exporting.without':
    'There are no addresses, legal names or identity data in it. Whoever asked to limit the use of their data is left out.',
  'exporting.rules': 'Before you download it',
  'exporting.rule.purpose': 'Use it to run this community only.',
  'exporting.rule.keep':
    'Keep it where only you read it, and delete it when you need it no longer.',
  'exporting.rule.share': 'Do not hand it on or publish it: the members did not choose that.',
  'exporting.rule.stale':
    'It grows old at once: whoever leaves the community stays in your file, but you may no longer use it.',
  'exporting.recorded':
    'We write down who downloads it, when, and how many people it names. Members see among their own data that the list was downloaded.',
  'exporting.broken': 'Your last file is not whole',
  'exporting.broken.text':
    'The download of {{date}} broke off: people are missing from the file. Delete it and download it again.',
  'error.export.time_over':
    'The download took more than half an hour and broke off: the file is not whole. Download it again.',
  'exporting.download': 'Download the list (CSV)',
  'exporting.file': 'members',
  'exporting.column.name': 'Name',
  'exporting.column.status': 'Membership',
  'exporting.column.since': 'Member since',
  'exporting.column.roles': 'Roles',
  'exporting.column.affiliation': 'Organisation',
  'exporting.status.active': 'active',
  'exporting.status.grace': 'about to end',
  'exporting.status.suspended': 'suspended',
  'exporting.status.resting': 'paused',
  'exporting.mine': 'Lists of members that were downloaded',
  'exporting.mine.text':
    'Whoever manages a community can download the list of its members: the name you chose, since when you belong and your roles. The last ones in which you may have been:',
  'exporting.mine.none':
    'Nobody downloaded the list of members of a community while you belonged to it.',
} as const;
