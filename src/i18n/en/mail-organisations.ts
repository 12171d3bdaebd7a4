// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about who belongs to an organisation or answers for it, and about who leads a programme. */
export const mailOrganisations = {
  'mail.affiliation_waiting.subject': 'Somebody waits for a word of {{organisation}}',
  'mail.affiliation_waiting.text':
    'One or more people have said that they belong to {{organisation}}, which you represent.\n\nSay whether it is so: until then it remains their own word. A refusal needs a reason, which the person reads.',
  'mail.affiliation_waiting.action': 'See who waits',
  'mail.affiliation_confirmed.subject': '{{organisation}} has confirmed that you belong to it',
  'mail.affiliation_confirmed.text':
    'Somebody who represents {{organisation}} has confirmed that you belong to it.\n\nFrom now on this also serves communities that ask for a verified affiliation.',
  'mail.affiliation_confirmed.action': 'Your organisations',
  'mail.affiliation_refused.subject': '{{organisation}} says that you do not belong to it',
  'mail.affiliation_refused.text':
    'Somebody who represents {{organisation}} has not recognised that you belong to it.\n\nThe reason: {{reason}}\n\nIf this is a mistake, talk to the organisation and name it again, or write to {{contact}}.',
  'mail.affiliation_refused.action': 'Your organisations',
  'mail.affiliation_ended.subject': 'You are no longer listed in {{organisation}}',
  'mail.affiliation_ended.text':
    'Your affiliation with {{organisation}} was closed: the organisation says that you no longer belong to it, or it no longer exists.\n\nIf this is a mistake, you may name it again or write to {{contact}}.',
  'mail.affiliation_ended.action': 'Your organisations',
  'mail.organisation_merged.subject': '{{organisation}} was entered twice',
  'mail.organisation_merged.text':
    'An organisation that you represent was entered twice in Piazza: the regional staff has merged the two entries, and from now on there is {{organisation}} alone.\n\nAffiliations, representatives, seats in communities, delegates and domains of the two are together: check that all is as it should be.',
  'mail.organisation_merged.action': 'See the organisation',
  'mail.representative_offered.subject': 'You are asked to represent {{organisation}}',
  'mail.representative_offered.text':
    'You are asked to represent {{organisation}}: whoever does says who belongs to it and who sits for it in communities.\n\nIt begins only if you accept: you may answer until {{until}}, then the offer lapses.',
  'mail.representative_offered.action': 'Answer',
  'mail.representative_started.subject': '{{member}} represents {{organisation}}',
  'mail.representative_started.text': '{{member}} has accepted to represent {{organisation}}.',
  'mail.representative_started.action': 'See the organisation',
  'mail.representative_declined.subject': '{{member}} will not represent {{organisation}}',
  'mail.representative_declined.text':
    '{{member}} has declined the offer to represent {{organisation}}, or has not answered in time.\n\nYou may offer it to somebody else.',
  'mail.representative_declined.action': 'See the organisation',
  'mail.representative_left.subject': 'Somebody no longer represents {{organisation}}',
  'mail.representative_left.text':
    'One of those who represented {{organisation}}, or were asked to, has left.\n\nSee who remains: without anybody, affiliations cannot be confirmed.',
  'mail.representative_left.action': 'See the organisation',
  'mail.representative_ended.subject': 'You no longer represent {{organisation}}',
  'mail.representative_ended.text':
    'Your representing {{organisation}}, or the offer made to you, has ended: its term is over, or it was taken back.\n\nFor questions write to {{contact}}.',
  'mail.representative_ended.action': 'Your organisations',
  'mail.lead_offered.subject': 'You are asked to lead {{programme}}',
  'mail.lead_offered.text':
    'You are asked to lead the programme {{programme}}.\n\nYou can answer until {{until}}; then the offer lapses.',
  'mail.lead_offered.action': 'Answer',
  'mail.lead_started.subject': '{{member}} leads {{programme}}',
  'mail.lead_started.text': '{{member}} has accepted to lead the programme {{programme}}.',
  'mail.lead_started.action': 'See the programmes',
  'mail.lead_vacant.subject': 'Nobody has taken on the lead of {{programme}}',
  'mail.lead_vacant.text':
    'The person to whom you offered it does not lead the programme {{programme}}: they declined, gave it back or did not answer in time.\n\nYou may offer it to somebody else.',
  'mail.lead_vacant.action': 'See the programmes',
  'mail.lead_ended.subject': 'You no longer lead {{programme}}',
  'mail.lead_ended.text':
    'Your lead of the programme {{programme}}, or the offer made to you, has ended: its term is over, or it was taken back.\n\nFor questions write to {{contact}}.',
  'mail.lead_ended.action': 'Your programmes',
} as const;
