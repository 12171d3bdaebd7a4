// SPDX-License-Identifier: AGPL-3.0-or-later

/** Organisations: the index of public administrations, affiliations, seats. */
export const organisations = {
  'error.organisation.not_found': 'There is no such organisation.',
  'error.organisation.namesake':
    'There is an organisation of this kind and name already: look for it above. If this is another one, tick the box and enter it all the same.',
  'error.organisation.not_active': 'This organisation no longer exists.',
  'error.organisation.already_there': 'There is an organisation with this tax code already.',
  'error.organisation.changed':
    'Somebody changed it in the meantime: compare with how it is now, then save again.',
  'error.organisation.code_taken': 'Another organisation has this code.',
  'error.organisation.not_entered':
    'This organisation is not among those entered here: bodies of the index (IPA) are not changed by hand.',
  'error.organisation.not_closed': 'This organisation is open.',
  'error.organisation.merged': 'This organisation was merged into another one: it goes on there.',
  'error.organisation.same': 'Choose another organisation: this is the same one.',
  'error.organisation.other_kind':
    'The two organisations are of different kinds: correct the kind of one of them first.',
  'error.organisation.informal_with_code': 'An informal group has no tax code.',
  'error.organisation.person_unknown':
    'The organisation does not know this person: it may name those whom it has confirmed as its own.',
  'error.organisation.unit_unknown': 'This office is not in the index: choose it from the list.',
  'error.organisation.domain_taken': 'This domain belongs to an organisation already.',
  'error.organisation.domain_of_all':
    'Anybody can have an address at this domain: it proves nothing.',
  'error.affiliation.not_found': 'There is no such affiliation, or it is over.',
  'error.affiliation.already_there': 'You have said so already.',
  'error.affiliation.own': 'Somebody else has to confirm your affiliation.',
  'error.affiliation.reason_missing': 'Write the reason: the person has to know it.',
  'error.affiliation.address_missing': 'None of your verified addresses is of this organisation.',
  'error.affiliation.unit_in_place': 'Your office is still in the index: it stays.',
  'error.organisation.register_doubtful':
    'The copy of the index of administrations seems incomplete: nothing was changed.',
  'error.organisation.register_not_refused':
    'No refused copy with this fingerprint is waiting: another one came meanwhile, or somebody accepted it already.',
  'error.organisation.register_unreachable':
    'The index of administrations does not answer: try again later.',
} as const;
