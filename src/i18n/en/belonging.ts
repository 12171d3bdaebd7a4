// SPDX-License-Identifier: AGPL-3.0-or-later
import type { belonging as italian } from '../it/belonging.js';
import type { Texts } from '../texts.js';

export const belonging: Texts<typeof italian> = {
  'error.membership.not_pausable': 'This membership is paused already, or suspended.',
  'error.membership.not_paused': 'This membership is not paused.',
  'error.membership.not_renewable':
    'This membership cannot be renewed now: it is renewed in its last month, and after its end until the grace is over.',
  'error.membership.term_not_allowed': 'The length is 1 to 60 months, the grace 0 to 365 days.',
  'stint.status.grace': 'in grace',
  'stint.status.expired': 'ended with its term',
  'stint.status.paused': 'paused',
  'own.suspended':
    'Your membership is suspended: roles pause and portals do not see you as a member.',
  'own.grace':
    'Your membership is in grace: everything stays as it is until {{until}}, then it ends.',
  'own.expires': 'Your membership lasts until {{date}}.',
  'own.renew': 'Renew the membership',
  'own.paused': 'You are pausing: roles asleep, with their e-mail; your place kept.',
  'own.resume': 'Resume',
  'pause.link': 'Pause',
  'pause.crumb': 'Pause',
  'pause.title': 'Pause {{community}}',
  'pause.lead': 'If you need time, there is no need to leave. Nobody has to approve.',
  'pause.mails':
    'The community’s mails stop. Only decisions about you still come, and the last notice if your membership is about to end.',
  'pause.roles':
    'Your roles pause. If you alone manage the community, the staff puts somebody in your place.',
  'pause.place': 'Your place is kept: you will not have to ask again.',
  'pause.end': 'Resume when you like, with one click.',
  'pause.listed': 'Go on showing me in the list of members',
  'pause.button': 'Pause',
  'pause.not_now': 'Not now',
  'term.title': 'Length of membership',
  'term.lead':
    'A membership normally has no end. Where the rules of the community say otherwise, give its length here: for those who join or renew from now on.',
  'term.months': 'Months',
  'term.months.hint': '1 to 60; empty: without an end.',
  'term.grace': 'Days of grace after the end',
  'term.grace.hint': 'The person keeps everything and may still renew. Normally 60.',
  'own.grace.affiliation':
    'You no longer belong to the organisation that this membership rested on. A new proof puts it right.',
  'own.grace.affiliation.act': 'Go to your organisations',
  'term.loss': 'When a member no longer belongs to an organisation that was asked for',
  'term.loss.grace':
    'the membership goes on for the days of grace, and stays if the person finds another',
  'term.loss.end': 'it ends at once (only for communities reserved to certain people)',
  'error.membership.end_not_reserved':
    'Only a community that is reserved to certain people may end memberships at once.',
  'term.save': 'Save the length',
  'flash.paused': 'You are pausing. Resume when you like.',
  'flash.unpaused': 'Welcome back: the pause is over.',
  'flash.renewed': 'Membership renewed.',
  'flash.term.saved': 'Length saved.',
};
