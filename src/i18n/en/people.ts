// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a member says of themselves. */
export const people = {
  'profile.sector': 'Sector',
  'profile.sector.hint': 'Optional: where you work or give your time.',
  'profile.sector.none': 'I would rather not say',
  'profile.error.sector': 'Choose a sector from the list.',
  'error.member.name_reserved':
    'This name seems to be of those who run the service, or mixes alphabets that look alike. Choose another.',
  'error.member.sector_unknown': 'Choose a sector from the list.',
  'manage.requests.legal_name':
    'Name and surname: {{name}} (read only by those who decide requests)',
  'release.legal_name': 'Your name and surname, as stated by those who identified you',

  'sector.region': 'Region',
  'sector.local_government': 'Municipalities, provinces, unions',
  'sector.other_public_body': 'Other public bodies',
  'sector.health': 'Health care',
  'sector.social_services': 'Social services',
  'sector.education': 'School and training',
  'sector.university_research': 'University and research',
  'sector.culture': 'Culture',
  'sector.environment': 'Environment',
  'sector.agriculture': 'Agriculture',
  'sector.business': 'Business',
  'sector.professions': 'Professions',
  'sector.trade_union': 'Trade unions',
  'sector.third_sector': 'Associations and third sector',
  'sector.informal_group': 'Informal groups and citizens',
  'sector.other': 'Other',

  'affiliation.disclosed': 'Others read it on the cards for which you choose it.',
  'affiliation.private': 'Only the organisation knows of it.',
  'affiliation.disclose': 'Let others know of it',
  'affiliation.disclose_label': 'Let others know of it: {{organisation}}',
  'affiliation.conceal': 'Keep it to yourself',
  'affiliation.conceal_label': 'Keep it to yourself: {{organisation}}',
  'flash.affiliation.disclose': 'You may show it on your cards now.',
  'flash.affiliation.conceal': 'It is kept to yourself: no card shows it any more.',

  'error.membership.minors_only': 'This community is for people of 14 to 17 years.',
  'error.membership.age_unknown':
    'This community asks for your age, and we do not know it: sign in by a means that states it, and try again.',
  'error.community.age_not_assessed':
    'Write in at least twenty letters the assessment that the choice rests on.',
  'error.member.too_young': 'The service is for people of 14 and over.',
  'ages.title': 'Age of members',
  'ages.lead':
    'It counts for those who join from now on; members stay. The age is stated by whoever identifies the person, as a class: we ask for no date of birth.',
  'ages.set': 'Last assessment:',
  'ages.legend': 'Who may join',
  'ages.all': 'Anybody of 14 and over',
  'ages.adults': 'Only people of age',
  'ages.minors': 'Only people of 14 to 17 years',
  'ages.assessment': 'Assessment',
  'ages.assessment.hint': 'Why age matters for this community. It is kept.',
  'ages.save': 'Save',
  'ages.error.ages': 'Choose who may join.',
} as const;
