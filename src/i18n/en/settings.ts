// SPDX-License-Identifier: AGPL-3.0-or-later
import type { settings as italian } from '../it/settings.js';
import type { Texts } from '../texts.js';

export const settings: Texts<typeof italian> = {
  'error.community.needs_manager':
    'Nobody answers for it: first it needs a manager, or a caretaker.',
  'error.community.not_ready':
    'Something is still missing before the community can open: see the list on its page.',
  'error.community.archived': 'The community is archived: it changes no more.',
  'error.community.changed':
    'Somebody else has changed these settings meanwhile: read them again and retry.',
  'error.community.home_not_served': 'This portal does not serve the community: choose another.',
  'error.community.home_not_on_portal':
    'The address is not on this portal: write the path, for example /orti.',
  'error.community.home_missing':
    'A community that lives elsewhere needs the address where it lives.',
  'error.community.text_missing':
    'A new community needs a name, a summary and how to join in Italian.',
  'error.programme.text_missing': 'A programme needs a name in Italian.',
  'error.community.status_refused': 'A community cannot go from this status to that one.',
  'error.community.level_reason_missing':
    'Admitting people whose identity is not proven takes a reason.',
  'error.community.not_frozen': 'The community is not frozen.',
  'error.community.reason_missing': 'A reason is needed: the members read it.',

  'manage.nav.settings': 'Presentation',
  'manage.nav.policy': 'Rules',
  'settings.missing': 'What is missing before it opens',
  'settings.missing.none': 'Nothing: the regional staff can open the community.',
  'settings.missing.manager': 'A manager in office',
  'settings.missing.text': 'Name, short description and how to join, in Italian',
  'settings.missing.way': 'At least one way to join',
  'settings.missing.privacy': 'The privacy note',
  'settings.missing.terms': 'Terms of use, its own or the platform’s',
  'settings.missing.contact': 'A contact',
  'settings.italian': 'In Italian',
  'settings.english': 'In English',
  'settings.english.hint': 'Optional: without an English name the Italian text shows.',
  'settings.name': 'Name',
  'settings.summary': 'In short',
  'settings.description': 'What you do together',
  'settings.how': 'How to join',
  'settings.privacy_note': 'Privacy note',
  'settings.privacy_note.hint': 'What becomes of the data that people leave in this community.',
  'settings.about': 'The community',
  'settings.contact': 'E-mail address for contact',
  'settings.home_url': 'The community’s space on a portal',
  'settings.home_url.hint':
    'On a portal the path is enough, for example /orti. Elsewhere the whole address, beginning with https://.',
  'settings.home_portal': 'Portal of the network',
  'settings.home_portal.none': 'None: another site',
  'settings.save': 'Save',
  'settings.error.text': 'This field is needed: write a few words, within the allowed length.',
  'settings.error.english':
    'With an English name, the description and how to join are needed in English too.',
  'settings.error.contact': 'Write an e-mail address, for example name@example.org.',
  'settings.error.home_url': 'Write an address that begins with https://, or a path on the portal.',
  'settings.error.choice': 'Choose one of the options.',
  'settings.visibility': 'Who sees the community',
  'settings.participation': 'Who takes part',
  'settings.participation.members': 'members only',
  'settings.participation.everyone': 'everybody',
  'settings.member_list': 'Who sees the list of members',
  'settings.minimum': 'Identity needed to join',
  'settings.minimum.low_reason':
    'The staff admits people whose identity is not proven. The reason: {{reason}}',
  'settings.cool_down': 'Days before one may ask again, after a refusal',
  'settings.service_days': 'Days within which a request to join is answered',
  'settings.service_days.hint':
    'Whoever asks reads the date. If nobody answers, the regional staff is told.',
  'settings.ways': 'How people get in',
  'settings.ways.hint':
    'Several ways at once too, each with its conditions. None: closed to joining.',
  'settings.way.open': 'Anybody gets in at once',
  'settings.way.invitation': 'By invitation',
  'settings.way.affiliation': 'People of certain bodies get in at once',
  'settings.way.approval': 'One asks, and the managers decide',
  'settings.way.on': 'Admitted: {{way}}',
  'settings.way.level': 'Identity needed for this way',
  'settings.way.level.same': 'the same as the community’s',
  'settings.way.domains': 'Only with an e-mail address at',
  'settings.way.domains.hint': 'Domains separated by commas, for example: comune.example.it.',
  'settings.way.adults': 'Adults only',
  'settings.way.provider': 'Only with {{provider}}',
  'settings.error.way_closed':
    'None of the ways of signing in chosen here reaches this level: lower the level, or admit others.',
  'settings.error.way_domains': 'Write domains like comune.example.it, separated by commas.',
  'settings.demand': 'Belonging that is asked for',
  'settings.demand.none': 'None: it does not matter where one belongs.',
  'settings.demand.some': 'Who belongs to the organisations chosen.',
  'settings.demand.change': 'Change',
  'settings.demand.change_label': 'Change the belonging asked for: {{way}}',
  'settings.demand.lead':
    'For this way in one belongs to one of the organisations chosen here, or to any of a kind, with the proof that you ask for.',
  'settings.demand.organisations': 'Organisations',
  'settings.demand.organisations.none': 'No single organisation.',
  'settings.demand.add': 'Add',
  'settings.demand.add_label': 'Add {{organisation}}',
  'settings.demand.remove': 'Remove',
  'settings.demand.remove_label': 'Remove {{organisation}}',
  'settings.demand.rules': 'Kinds and proof',
  'settings.demand.kind': 'Anybody of: {{kind}}',
  'settings.demand.proof': 'The least proof',
  'settings.demand.proof.declared': 'one’s own word',
  'settings.demand.proof.email_domain': 'an e-mail address of the organisation',
  'settings.demand.proof.professional_identity': 'a professional digital identity',
  'settings.demand.proof.representative': 'the word of its representative',
  'settings.demand.clear': 'Ask for no belonging',
  'settings.demand.back': 'Back to the rules',
  'flash.demand.saved': 'Saved: it holds for whoever joins from now on.',
  'error.community.demand_empty':
    'At least one organisation or one kind has to remain; to ask for nothing any more use the button below.',
  'error.community.demand_too_long': 'Fifty organisations at most: for more, choose a kind.',
  'error.community.way_unconditional':
    'This way in needs a condition: an address domain, or the organisations that one belongs to.',
  'settings.error.cool_down': 'Write a number of days from 0 to 365.',
  'settings.error.service_days': 'Write a number of days from 1 to 90.',
  'settings.slug': 'Address of the community',
  'settings.slug.hint':
    'It is {{slug}} now. Whoever uses the old address arrives at the new one; the old one is never given to others.',
  'settings.slug.save': 'Change the address',
  'flash.settings.saved_closed':
    'Settings saved. Beware: no available way of signing in reaches the level asked for, so some of the chosen ways to join are closed for now.',
  'flash.settings.saved': 'Settings saved.',
  'flash.settings.moved': 'Address changed: the old one leads here.',

  'lifecycle.title': 'Life of the community',
  'lifecycle.reason': 'Reason',
  'lifecycle.reason.hint': 'The members read it on the community’s page.',
  'lifecycle.freeze': 'Freeze the community',
  'lifecycle.freeze.text':
    'Nobody joins and roles do not change; who reads reads on, who wants to leave leaves.',
  'lifecycle.unfreeze': 'Let the community go on',
  'lifecycle.unfreeze.nobody':
    'Nobody answers for it: the community goes on by itself once you appoint a caretaker.',
  'lifecycle.unfreeze.waits':
    'If nobody has been appointed {{days}} days after the community lost its last manager, Piazza appoints by itself somebody of the regional staff, even where that is one person, and the community goes on: it is recorded, and whoever is appointed and the members are mailed.',
  'lifecycle.unfreeze.text': 'Joining and roles are back. It takes a manager in office.',
  'lifecycle.archive': 'Archive the community',
  'lifecycle.archive.text':
    'For ever: all memberships end, requests and invitations lapse, and every member gets an e-mail.',
  'lifecycle.lower': 'Admit people whose identity is not proven',
  'lifecycle.lower.text': 'Also with a social or e-mail sign-in. The managers can go back.',
  'lifecycle.frozen': 'The community is frozen: it can be read, but not joined.',
  'lifecycle.hidden':
    'For this reason the forms and buttons of what cannot be done for now are not shown here. Leaving, declining and giving back are always possible.',
  'lifecycle.archived': 'The community is archived: its page stays, nobody belongs to it any more.',
  'flash.lifecycle.frozen': 'Community frozen: its managers get an e-mail.',
  'flash.lifecycle.unfrozen': 'The community goes on.',
  'flash.lifecycle.archived': 'Community archived: the members get an e-mail.',
  'flash.lifecycle.lowered': 'Level lowered, with the reason.',

  'network.risk': 'Communities at risk of having no manager',
  'network.risk.lead':
    'One manager only, a term that ends within sixty days, or a caretaker alone.',
  'network.risk.until': 'Somebody answers for it until {{date}}.',
  'network.risk.caretaker': 'caretaker alone',
  'network.risk.ending': 'term ending',
  'network.risk.single': 'one manager only',
  'network.topics': 'Communities by topic',
  'network.communities': 'Communities',

  'mail.community_frozen.subject': '{{community}} is frozen',
  'mail.community_frozen.text':
    'The community {{community}}, which you help to manage, is frozen: for now nobody joins and roles do not change.\n\nThe reason is on the community’s page. For questions write to {{contact}}.',
  'mail.community_frozen.action': 'Read the reason',
  'mail.community_unmanaged.subject': '{{community}} waits for a manager',
  'mail.community_unmanaged.text':
    'The community {{community}} has lost its last manager and nobody of the regional staff could take over: it is suspended.\n\nIt goes on when somebody is appointed as its caretaker.',
  'mail.community_unmanaged.action': 'Appoint somebody',
  'mail.community_archived.subject': '{{community}} has ended',
  'mail.community_archived.text':
    'The community {{community}} was archived, and your membership with it.\n\nThe reason is on the community’s page. For questions write to {{contact}}.',
  'mail.community_archived.action': 'Read the reason',
};
