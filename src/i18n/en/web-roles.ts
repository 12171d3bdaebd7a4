// SPDX-License-Identifier: AGPL-3.0-or-later
import type { webRoles as italian } from '../it/web-roles.js';
import type { Texts } from '../texts.js';

export const webRoles: Texts<typeof italian> = {
  'roles.in_use.title': 'Roles of this community',
  'roles.in_use.text':
    'Manager, co-manager and contact person are always there. Switch the others on when you need them: one that you switch off can no longer be given, and whoever holds it keeps it until its term.',
  'roles.in_use.legend': 'Further roles',
  'roles.in_use.save': 'Save the roles',
  'roles.about.membership_manager': 'decides requests to join and invites',
  'roles.about.facilitator': 'animates the community and looks after its groups',
  'roles.about.moderator': 'acts on reports',
  'roles.about.editor': 'looks after the texts of the community',
  'roles.about.observer': 'reads lists and statistics',
  'flash.roles.chosen': 'Roles of the community updated.',
  'roles.renewal.ask': 'Renew',
  'roles.renewal.ask_label': 'Ask for a renewal: {{role}}, {{name}}',
  'roles.renewal.waiting': 'Renewal asked for: it waits for the other side.',
  'roles.renewal.withdraw': 'Withdraw the request',
  'roles.renewal.withdraw_label': 'Withdraw the request for a renewal: {{role}}, {{name}}',
  'roles.renewal.accept': 'Accept the renewal',
  'roles.renewal.accept_label': 'Accept the renewal: {{role}}, {{name}}',
  'roles.renewal.decline': 'Do not renew',
  'roles.renewal.decline_label': 'Do not renew: {{role}}, {{name}}',
  'roles.stopped.own':
    'The community stands still, and the term with it: when it goes on, you have the same days left.',
  'roles.resting.own':
    'The term passed while the community stands still: for now the role gives no powers. When the community goes on, you have the days that were left.',
  'roles.resting': 'waiting',
  'roles.stopped':
    'The community stands still: roles do not end, and when it goes on they have the days that were left; only a caretaker’s month runs on. Who is “waiting” has no powers for now; nor has who was “over” before, and the month in which a successor is sought stands still too.',
  'roles.overrun': 'over',
  'roles.overrun.stopped.own':
    'Your role was over before the community stopped: for now it gives no powers. The month in which a successor is sought stands still too.',
  'roles.overrun.own':
    'Your role is over and nobody else answers for the community: you may read and propose a new manager, or renew.',
  'flash.renewal.asked': 'Renewal asked for: it counts when the other side accepts.',
  'flash.renewal.agreed': 'Role renewed.',
  'flash.renewal.closed': 'The renewal no longer waits.',
  'staff.unmanaged.overrun': 'role over since {{date}}',
  'roles.handover.title': 'Hand-over notes',
  'roles.handover.label': 'Hand-over note (optional)',
  'roles.handover.hint':
    'What is under way, where things are, whom to turn to. Those who manage the community read it.',
  'roles.handover.send': 'I give back the role of {{role}}',
  'community.propose.error.message': 'Write why you put yourself forward, in ten letters at least.',
  'staff.signature.title': 'Second signature',
  'staff.signature.text':
    'The first manager after a caretaker needs the signature of a second person of the staff.',
  'staff.signature.other': 'Waits for the signature of somebody else of the regional staff.',
  'staff.signature.sign': 'Sign',
  'staff.signature.sign_label': 'Sign for {{name}} as manager',
  'flash.staff.countersigned': 'You put the second signature.',
};
