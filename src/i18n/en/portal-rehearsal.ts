// SPDX-License-Identifier: AGPL-3.0-or-later
import type { portalRehearsal as italian } from '../it/portal-rehearsal.js';
import type { Texts } from '../texts.js';

export const portalRehearsal: Texts<typeof italian> = {
  'portals.try': 'Try the sign-in',
  'portals.try.title': 'A sign-in to {{name}}, tried',
  'portals.try.lead':
    'What the portal would learn of you now, if it asked for everything that it may. Nothing reaches the portal, and no sign-in remains.',
  'portals.try.session': 'Your session',
  'portals.try.accepted':
    'You would be in at once: the session that you have will do ({{level}}, with {{provider}}).',
  'portals.try.again.level': 'You would have to sign in again: “{{needed}}” is needed.',
  'portals.try.again.provider':
    'You would have to sign in again: the portal does not accept sign-ins with {{provider}}.',
  'portals.try.again.agreement':
    'You would have to sign in another way: the portal has no agreement in force for {{provider}}.',
  'portals.try.again.controller':
    'You would have to sign in again: the portal is of another controller, for whom your session does not count.',
  'portals.try.no_membership':
    'You would be refused: the portal is for members of a community that it serves, and you belong to none.',
  'portals.try.shown': 'You would first see, once, what it receives: {{claims}}.',
  'portals.try.consent': 'The portal would first ask for your consent: {{claims}}.',
  'portals.try.ways': 'Ways of signing in that would be offered',
  'portals.try.ways.none': 'None: nobody can get in like this.',
  'portals.try.ways.not': '{{name}}: no. {{reason}}',
  'portals.try.claims': 'What it would receive',
  'portals.try.claims.lead': 'The fiscal code is not among it: no portal is told it.',
  'portals.try.by_scope': 'What each scope brings',
  'portals.try.scope': 'Scope',
  'portals.try.claim': 'Claim',
  'portals.try.arrives': 'Where it arrives, or why it is missing',
  'portals.try.arrives.id_token': 'ID token',
  'portals.try.arrives.userinfo': 'userinfo',
  'portals.try.missing.no_address': 'Missing: you gave no e-mail address.',
  'portals.try.missing.no_legal_name': 'Missing: no digital identity has stated your name.',
  'portals.try.missing.no_agreement':
    'Missing: your digital identity states it, and no agreement in force covers that the portal receives it.',
  'portals.try.missing.overage':
    'Missing: there are more than a hundred values; the portal asks the API.',
  'portals.try.missing.not_asserted': 'Missing: this installation asserts none.',
  'portals.try.missing.first_sign_in':
    'It is drawn at the first real sign-in: you have never signed in to this sector.',
  'portals.try.missing.next_sign_in': 'The new sign-in will say.',
  'portals.try.not_served':
    'The portal does not learn that you belong to these, because it does not serve them: {{names}}.',
  'portals.try.withheld': 'It may not ask for: {{scopes}}.',
  'portals.try.id_token': 'ID token',
  'portals.try.id_token.lead':
    'Each time iat, exp, sid, nonce and at_hash are added, other ones at each sign-in.',
  'portals.try.userinfo': 'userinfo',
};
