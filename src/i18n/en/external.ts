// SPDX-License-Identifier: AGPL-3.0-or-later

/** Communities that live elsewhere: their page, and the entries that staff look after. */
export const external = {
  'error.community.elsewhere':
    'This community lives on another site: it has no members here, people join it there.',
  'external.notice': 'This community lives on another site. Here is what it is and where to join.',
  'external.go': 'Go to the community’s site',
  'external.edit': 'Change this entry',
  'staff.nav.external': 'Communities elsewhere',
  'external.title': 'Communities that live elsewhere',
  'external.lead':
    'Entries in the catalogue for communities that have their home on another site: who they are, what they are about, where and how to join. They have no members here.',
  'external.none': 'No entries.',
  'external.new': 'Add a community',
  'external.slug': 'Address in the catalogue',
  'external.slug.hint': 'Small letters, digits and hyphens. It does not change any more.',
  'external.error.slug': 'From 2 to 60 small letters, digits or hyphens.',
  'external.home_url.hint': 'The whole address, beginning with https://.',
  'external.error.home_url':
    'Write the address of the community’s site, which begins with https://.',
  'external.save': 'Save the entry',
  'external.withdraw': 'Take out of the catalogue',
  'external.withdraw.text': 'The entry goes, and its address will be nobody else’s.',
  'flash.external.listed': 'The community is in the catalogue.',
  'flash.external.described': 'The entry has changed.',
  'flash.external.withdrawn': 'The entry is gone.',
} as const;
