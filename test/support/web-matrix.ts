// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import { groupPages } from './web-matrix-groups.js';
import { joiningPages } from './web-matrix-joining.js';
import { foundingPages } from './web-matrix-founding.js';
import { settingsPages } from './web-matrix-settings.js';
import { staffPages } from './web-matrix-staff.js';
import { rolePages } from './web-matrix-roles.js';
import { organisationPages } from './organisation-matrix.js';
import { portalPages } from './web-matrix-portals.js';
import { releasePages } from './web-matrix-releases.js';
import { belongingPages } from './web-matrix-belonging.js';
import { breakGlassPages } from './web-matrix-break-glass.js';
import { exportingPages } from './web-matrix-exporting.js';
import { reportPages } from './web-matrix-reports.js';
import { disputePages } from './web-matrix-disputes.js';
import { registerPages } from './web-matrix-register.js';
import { successionPages } from './web-matrix-succession.js';
import { cardPages } from './web-matrix-cards.js';
import { externalPages } from './web-matrix-external.js';
import { programmePages } from './web-matrix-programmes.js';
import { linkPages } from './web-matrix-links.js';
import { seatPages } from './web-matrix-seats.js';
import { measurePages } from './web-matrix-measures.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Who may do what, by route; a route that is not here fails the test. */
export function matrix(world: WebWorld): Readonly<Record<string, Row>> {
  return {
    ...openPages(),
    ...communityPages(world),
    ...rolePages(world),
    ...ownPages(world),
    ...staffPages(world),
    ...foundingPages(world),
    ...organisationPages(world),
    ...settingsPages(world),
    ...externalPages(world),
    ...programmePages(world),
    ...linkPages(world),
    ...seatPages(world),
    ...groupPages(world),
    ...portalPages(world),
    ...releasePages(world),
    // Last: new terms of the platform are everybody's to accept.
    ...joiningPages(world),
    ...measurePages(world),
    ...belongingPages(world),
    ...successionPages(world),
    ...cardPages(world),
    ...exportingPages(world),
    ...reportPages(world),
    ...disputePages(world),
    ...breakGlassPages(world),
    ...registerPages(world),
  };
}

function openPages(): Record<string, Row> {
  const contact = { email: 'giulia@example.org', message: 'Buongiorno', id: '' };
  return {
    'GET /': { path: '/', may: 'everybody' },
    'GET /come-accedere': { path: '/come-accedere', may: 'everybody' },
    'GET /privacy': { path: '/privacy', may: 'everybody' },
    'GET /cookie': { path: '/cookie', may: 'everybody' },
    'GET /accessibilita': { path: '/accessibilita', may: 'everybody' },
    'GET /contatti': { path: '/contatti', may: 'everybody' },
    'POST /contatti': { path: '/contatti', form: contact, may: 'everybody', idle: true },
    'GET /c': { path: '/c', may: 'everybody' },
  };
}

function communityPages({ open, byApproval, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  return {
    'GET /c/:slug': { path: here, may: 'everybody' },
    'GET /c/:slug/members': { path: `${here}/members?query=a`, may: 'everybody' },
    'GET /c/:slug/join': { path: `${here}/join`, may: 'signed in', from: 'low' },
    'POST /c/:slug/join': {
      path: `${here}/join`,
      form: {},
      may: 'signed in',
      from: 'low',
      but: { 'membership.barred': 'member, banned', 'membership.already_member': 'belongs' },
    },
    'POST /c/:slug/withdraw': {
      path: `/c/${byApproval.slug}/withdraw`,
      form: {},
      may: 'the person concerned',
      others: 'join_request.not_found',
    },
    'GET /c/:slug/leave': {
      path: `${here}/leave`,
      may: 'belongs',
      others: 'membership.not_member',
    },
    'POST /c/:slug/leave': {
      path: `${here}/leave`,
      form: {},
      may: 'belongs',
      others: 'membership.not_member',
    },
    'GET /c/:slug/manage': { path: `${here}/manage`, may: 'membership.decide' },
    'POST /c/:slug/manage/requests/:request': {
      path: `/c/${byApproval.slug}/manage/requests/${ids.request}`,
      form: { decision: 'approve' },
      may: 'membership.decide',
    },
    'GET /c/:slug/manage/members': {
      path: `${here}/manage/members`,
      may: ['membership.decide', 'role.offer:manager'],
    },
    'GET /c/:slug/manage/invitations': {
      path: `${here}/manage/invitations`,
      may: 'membership.invite',
    },
    'POST /c/:slug/manage/invitations': {
      path: `${here}/manage/invitations`,
      form: { guests: 'ospite@example.org', message: '', locale: 'it' },
      may: 'membership.invite',
    },
    'POST /c/:slug/manage/invitations/:invitation/resend': {
      path: `${here}/manage/invitations/${ids.invitation}/resend`,
      form: {},
      may: 'membership.invite',
    },
    'POST /c/:slug/manage/invitations/:invitation/revoke': {
      path: `${here}/manage/invitations/${ids.invitation}/revoke`,
      form: {},
      may: 'membership.invite',
    },
    'GET /invitation/:token': { path: `/invitation/${ids.invitationToken}`, may: 'everybody' },
    'POST /invitation/:token': {
      path: `/invitation/${ids.invitationToken}`,
      form: { answer: 'accept' },
      may: 'signed in',
      from: 'low',
      but: { 'membership.barred': 'member, banned', 'membership.already_member': 'belongs' },
    },
  };
}

function ownPages({ ids }: WebWorld): Record<string, Row> {
  const profile = { display_name: 'Giulia', locale: 'it', province: 'BO' };
  return {
    'GET /me': { path: '/me', may: 'signed in' },
    'GET /me/identities': { path: '/me/identities', may: 'signed in' },
    'GET /me/identities/confirm': {
      path: '/me/identities/confirm',
      may: 'signed in',
      fresh: true,
      gets: 303,
    },
    'POST /me/identities/:identity/unlink': {
      path: `/me/identities/${ids.identity}/unlink`,
      form: {},
      may: 'the person concerned',
      others: 'identity.not_found',
    },
    // Each of them has a better way in than the one of this session.
    'POST /me/identities/addresses/:address/remove': {
      path: `/me/identities/addresses/${newId()}/remove`,
      form: {},
      may: 'signed in',
      gets: 'step-up',
    },
    'POST /me/merges/:merge/undo': {
      path: `/me/merges/${newId()}/undo`,
      form: {},
      may: 'nobody',
      others: 'merge.not_found',
    },
    'GET /me/profile': { path: '/me/profile', may: 'signed in' },
    'POST /me/profile': { path: '/me/profile', form: profile, may: 'signed in' },
    'GET /me/sessions': { path: '/me/sessions', may: 'signed in' },
    'POST /me/sessions/end-others': {
      path: '/me/sessions/end-others',
      form: {},
      may: 'signed in',
      idle: true,
    },
    'POST /me/sessions/:session/end': {
      path: `/me/sessions/${newId()}/end`,
      form: {},
      may: 'signed in',
      idle: true,
    },
    'GET /me/data': { path: '/me/data', may: 'signed in' },
    'GET /me/data/export': { path: '/me/data/export', may: 'signed in' },
    'POST /me/data/erase': {
      path: '/me/data/erase',
      form: { confirmed: 'yes' },
      may: 'signed in',
      fresh: true,
    },
  };
}
