// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Texts } from '../texts.js';
import type { releases as italian } from '../it/releases.js';

export const releases: Texts<typeof italian> = {
  'releases.title': 'Portals',
  'releases.lead':
    'The portals that have received data about you, which data and when. Here you can also put an end to it.',
  'releases.none': 'So far no portal has received your data.',
  'releases.all': 'All portals',
  'releases.received': 'It received',
  'releases.first': 'first',
  'releases.last': 'last',
  'releases.shown': 'We showed you what it receives on',
  'releases.nothing_yet': 'It has received nothing yet.',
  'releases.ended': 'Ended',
  'releases.ended.at': 'You put an end to it on',
  'releases.sign_in': 'The last sign-in',
  'releases.open_label': 'See the data received by {{name}}',
  'releases.open': 'See the data',

  'releases.claims': 'What it received',
  'releases.claims.lead':
    'Of the data that were sent we keep the names only. The values below are today’s: those that the portal would receive now.',
  'releases.claim': 'Datum',
  'releases.value': 'Value today',
  'releases.value.none': 'none today',
  'releases.value.changes': 'another at each sign-in',
  'releases.claim.sub': 'The code by which the portal knows you',
  'releases.claim.acr': 'The level of the sign-in',
  'releases.claim.amr': 'The means of the sign-in',
  'releases.claim.auth_time': 'The time of the sign-in',
  'releases.claim.name': 'The name that others see',
  'releases.claim.given_name': 'Given name',
  'releases.claim.family_name': 'Family name',
  'releases.claim.locale': 'Language',
  'releases.claim.updated_at': 'When the profile changed',
  'releases.claim.email': 'E-mail address',
  'releases.claim.email_verified': 'Whether you proved the address',
  'releases.claim.groups': 'Communities and groups',
  'releases.claim.roles': 'Roles',
  'releases.claim.memberships': 'Memberships',
  'releases.claim.entitlements': 'Rights that follow from them',
  'releases.claim.groups_overage': 'That the communities are too many to list',
  'releases.yes': 'yes',
  'releases.no': 'no',

  'releases.end.title': 'Put an end to it',
  'releases.end.text':
    'From now on Piazza no longer sends the portal your data, nor news of what changes for you – only that you put an end to it and, so that it can erase or join what it holds, that you had your profile erased or merged –, and its permissions for you no longer hold. Where it provides for it, the portal is told to end your session; otherwise sign out of the portal too. Should you return to it one day, we first show you again what it receives.',
  'releases.end.kept':
    'What it has received already, the portal may have kept: we cannot take it back. To have it erased turn to the controller, {{controller}}.',
  'releases.end.members':
    'Nor does it learn anything of you by asking who belongs to the communities: it is answered as if it did not know you. Other portals of {{controller}} that recognise you by the same code can still ask, without your name or your address: you put an end to each on its own.',
  'releases.end.contact': 'Write to',
  'releases.end.page': 'The portal’s page on your data',
  'releases.end.no_contact':
    'The portal gave us no contact: you find one on its pages, or write to us.',
  'releases.end.help': 'Contacts',
  'releases.end.button': 'Put an end to it',
  'flash.release.ended': 'Ended: Piazza no longer sends the portal your data.',
  'data.portals.link': 'See the portals and what they received',

  'mail.release_ended.subject': 'You put an end to sending your data to {{portal}}',
  'mail.release_ended.text':
    'From now on Piazza no longer sends your data to {{portal}}, and answers it as if it did not know you. What it has received already it may have kept: to have it erased turn to its controller.\n\nShould you return to that portal one day, we first show you again what it receives. If it was not you, write to us at {{contact}}.',
  'mail.release_ended.action': 'See your portals',
};
