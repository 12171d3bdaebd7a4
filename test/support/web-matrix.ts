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
import type { WebWorld } from './web-world.js';

export const viewers = ['visitor', 'member', 'manager', 'staff', 'administrator'] as const;
export type ViewerKind = (typeof viewers)[number];

/** What a route answers to each kind of viewer; 303 is a success, or the way to the sign-in page. */
export interface Row {
  readonly path: string;
  readonly form?: Record<string, string>;
  readonly expected: readonly [number, number, number, number, number];
}

const everybody = [200, 200, 200, 200, 200] as const;
export const signedIn = [303, 200, 200, 200, 200] as const;
const acts = [303, 303, 303, 303, 303] as const;

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
    'GET /': { path: '/', expected: everybody },
    'GET /come-accedere': { path: '/come-accedere', expected: everybody },
    'GET /privacy': { path: '/privacy', expected: everybody },
    'GET /cookie': { path: '/cookie', expected: everybody },
    'GET /accessibilita': { path: '/accessibilita', expected: everybody },
    'GET /contatti': { path: '/contatti', expected: everybody },
    'POST /contatti': { path: '/contatti', form: contact, expected: acts },
    'GET /c': { path: '/c', expected: everybody },
  };
}

function communityPages({ open, byApproval, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  return {
    'GET /c/:slug': { path: here, expected: everybody },
    'GET /c/:slug/members': { path: `${here}/members?query=a`, expected: everybody },
    'GET /c/:slug/join': { path: `${here}/join`, expected: signedIn },
    'POST /c/:slug/join': { path: `${here}/join`, form: {}, expected: [303, 409, 409, 303, 303] },
    'POST /c/:slug/withdraw': {
      path: `/c/${byApproval.slug}/withdraw`,
      form: {},
      expected: [303, 303, 404, 404, 404],
    },
    'GET /c/:slug/leave': { path: `${here}/leave`, expected: [303, 200, 200, 409, 409] },
    'POST /c/:slug/leave': { path: `${here}/leave`, form: {}, expected: [303, 303, 303, 409, 409] },
    'GET /c/:slug/manage': { path: `${here}/manage`, expected: [303, 403, 200, 403, 403] },
    'POST /c/:slug/manage/requests/:request': {
      path: `/c/${byApproval.slug}/manage/requests/${ids.request}`,
      form: { decision: 'approve' },
      expected: [303, 403, 303, 403, 403],
    },
    'GET /c/:slug/manage/members': {
      path: `${here}/manage/members`,
      expected: [303, 403, 200, 200, 403],
    },
    'GET /c/:slug/manage/invitations': {
      path: `${here}/manage/invitations`,
      expected: [303, 403, 200, 403, 403],
    },
    'POST /c/:slug/manage/invitations': {
      path: `${here}/manage/invitations`,
      form: { guests: 'ospite@example.org', message: '', locale: 'it' },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/invitations/:invitation/resend': {
      path: `${here}/manage/invitations/${ids.invitation}/resend`,
      form: {},
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/invitations/:invitation/revoke': {
      path: `${here}/manage/invitations/${ids.invitation}/revoke`,
      form: {},
      expected: [303, 403, 303, 403, 403],
    },
    'GET /invitation/:token': { path: `/invitation/${ids.invitationToken}`, expected: everybody },
    'POST /invitation/:token': {
      path: `/invitation/${ids.invitationToken}`,
      form: { answer: 'accept' },
      expected: [303, 409, 409, 303, 303],
    },
  };
}

function ownPages({ ids }: WebWorld): Record<string, Row> {
  const own = [303, 303, 404, 404, 404] as const;
  const profile = { display_name: 'Giulia', locale: 'it', province: 'BO' };
  return {
    'GET /me': { path: '/me', expected: signedIn },
    'GET /me/identities': { path: '/me/identities', expected: signedIn },
    'GET /me/identities/confirm': { path: '/me/identities/confirm', expected: acts },
    'POST /me/identities/:identity/unlink': {
      path: `/me/identities/${ids.identity}/unlink`,
      form: {},
      expected: own,
    },
    // Each of them has a better way in than the one of this session.
    'POST /me/identities/addresses/:address/remove': {
      path: `/me/identities/addresses/${newId()}/remove`,
      form: {},
      expected: [303, 403, 403, 403, 403],
    },
    'POST /me/merges/:merge/undo': {
      path: `/me/merges/${newId()}/undo`,
      form: {},
      expected: [303, 404, 404, 404, 404],
    },
    'GET /me/profile': { path: '/me/profile', expected: signedIn },
    'POST /me/profile': { path: '/me/profile', form: profile, expected: acts },
    'GET /me/sessions': { path: '/me/sessions', expected: signedIn },
    'POST /me/sessions/end-others': {
      path: '/me/sessions/end-others',
      form: {},
      expected: acts,
    },
    'POST /me/sessions/:session/end': {
      path: `/me/sessions/${newId()}/end`,
      form: {},
      expected: acts,
    },
    'GET /me/data': { path: '/me/data', expected: signedIn },
    'GET /me/data/export': { path: '/me/data/export', expected: signedIn },
    'POST /me/data/erase': {
      path: '/me/data/erase',
      form: { confirmed: 'yes' },
      expected: acts,
    },
  };
}
