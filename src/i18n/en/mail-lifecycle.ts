// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about the life of a community, and about who comes to the staff. */
export const mailLifecycle = {
  'mail.community_opened.subject': 'The community {{community}} is open',
  'mail.community_opened.text': 'The community {{community}}, which you manage, is open now.',
  'mail.community_opened.action': 'Go to the community',
  'mail.community_reopened.subject': 'The community {{community}} is no longer frozen',
  'mail.community_reopened.text':
    'The community {{community}}, which you manage, is no longer frozen: joining and roles go on.',
  'mail.community_reopened.action': 'Go to the community',
  'mail.members_caretaker.subject': '{{community}} has a caretaker',
  'mail.members_caretaker.text':
    'The community {{community}}, to which you belong, now has a caretaker: somebody of the regional staff, until the community finds who manages it.\n\nYour membership stays as it is. Whoever wants to may propose themselves as manager on the community’s page.',
  'mail.members_caretaker.action': 'Go to the community',
  'mail.members_unmanaged.subject': '{{community}} is suspended: nobody manages it',
  'mail.members_unmanaged.text':
    'The community {{community}}, to which you belong, has nobody left who manages it. So it is suspended: nobody can join for now, and roles do not change.\n\nYour membership stays as it is. The regional staff looks for somebody to take care of it.',
  'mail.members_unmanaged.action': 'Go to the community',
  'mail.members_terms.subject': 'New terms for {{community}}',
  'mail.members_terms.text':
    'The community {{community}}, which you belong to, has published a new version of its terms. Please read and accept it.\n\nThe page says from when it holds and what changes. If you do not want to accept it, you can leave the community at any time.',
  'mail.members_terms.action': 'Read the terms',
  'mail.platform_terms.subject': 'New terms of use',
  'mail.platform_terms.text':
    'A new version of the terms of use of this service has been published. Please read and accept it.\n\nThe page says from when it holds and what changes. For questions write to {{contact}}.',
  'mail.platform_terms.action': 'Read the terms',
  'mail.request_superseded.subject': 'The community {{community}} was closed',
  'mail.request_superseded.text':
    'Your request to join the community {{community}} lapses: the community was closed before anybody answered.\n\nThe catalogue shows the other communities.',
  'mail.request_superseded.action': 'Go to the catalogue',
  'mail.staff_waiting.subject': '{{member}} waits for your confirmation',
  'mail.staff_waiting.text':
    '{{member}} has taken on a role on the platform: {{role}}.\n\nIt begins only once somebody who administers the platform confirms it.',
  'mail.staff_waiting.action': 'Go to the people of the staff',
  'mail.office_term_near.subject': 'The role of {{role}} of {{member}} ends in {{days}}',
  'mail.office_term_near.text':
    'The role of “{{role}}” of {{member}} on the platform ends on {{until}}.\n\nTo go on it has to be renewed: another person who administers the platform does so, in the staff register.',
  'mail.office_term_near.action': 'Go to the roles',
  'mail.portal_agreement_near.subject': 'The agreement of {{portal}} ends in {{days}}',
  'mail.portal_agreement_near.text':
    'The agreement of the portal “{{portal}}” is in force until {{until}}.\n\nFrom the day after nobody signs in there by SPID, CIE, CNS, FedERa or eIDAS. If it is prolonged, write its new end into the register of portals.',
  'mail.portal_agreement_near.action': 'Go to the portals',
  'mail.agreement_end.subject': 'The agreement of {{portal}} with Piazza ends in {{days}}',
  'mail.agreement_end.text':
    'The agreement {{reference}}, by which people sign in to “{{portal}}” with SPID and CIE, is in force until {{until}}.\n\nFrom the day after these ways in do not work for the portal. To prolong it, write to {{contact}}.',
  'mail.agreement_end.action': 'Go to Piazza',
  'mail.webhook_off.subject': 'Piazza no longer calls the webhook of {{portal}}',
  'mail.webhook_off.text':
    'The portal “{{portal}}” was told of changes at an address of {{host}}. Since {{since}} Piazza no longer calls it: it answered that it is gone (410), or nothing arrived there for five days.\n\nWhat the portal has missed can be read from /api/v1/events for thirty days. When the address answers again, write to {{contact}}: whoever runs Piazza switches it on and sends again what did not arrive.',
  'mail.webhook_off.action': 'Go to Piazza',
  'mail.logouts_given_up.subject': 'Piazza cannot tell {{portal}} who has signed out',
  'mail.logouts_given_up.text':
    'When a person signs out of Piazza, the portal “{{portal}}” has to know (back-channel logout): so Piazza calls an address of {{host}}. Since {{since}} the calls do not arrive, not even tried again for almost two hours: whoever has signed out may still be signed in to the portal.\n\nLook at that address. When it answers again, write to {{contact}}: whoever runs Piazza sends again the sign-outs that did not arrive.',
  'mail.logouts_given_up.action': 'Go to Piazza',
  'mail.office_overrun.subject': 'The platform has one administrator, whose term is over',
  'mail.office_overrun.text':
    'The role of “{{role}}” of {{member}} is over, and nobody else administers the platform: so it does not end.\n\nA second person is needed soon: {{member}} may invite them, and the command “piazza staff renew” renews the role. Once somebody else is in office, the role that is over ends by itself.',
  'mail.office_overrun.action': 'Go to the staff register',
  'mail.office_renewed.subject': 'Your role of {{role}} is renewed',
  'mail.office_renewed.text':
    'Your role of “{{role}}” on the platform is renewed, and now lasts until {{until}}.',
  'mail.office_renewed.action': 'Go to your page',
  'mail.office_ended.subject': 'The role of {{role}} of {{member}} has ended',
  'mail.office_ended.text':
    'The role of “{{role}}” of {{member}} on the platform has come to the end of its term, and nobody renewed it: it has ended.\n\nTo take it up again a new invitation is needed. For questions write to {{contact}}.',
  'mail.office_ended.action': 'Go to the roles',
} as const;
