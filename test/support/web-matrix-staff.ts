// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** The pages of those who serve the whole platform. */
export function staffPages({ draft, ids }: WebWorld): Record<string, Row> {
  // Accounts are not the regional staff's: support, the privacy officer and administrators look after them.
  const reason = { reason: 'Chiesto dalla persona' };
  const here = `/staff/communities/${draft.slug}`;
  const invitation = '/staff/accept/abcdefghijklmnopqrstuvwxyz0123456789abcdefg';
  return {
    'GET /staff': {
      path: '/staff',
      may: ['staff.read', 'person.support_view'],
      but: { '303': ['support', 'privacy_officer'] },
    },
    'GET /staff/providers': { path: '/staff/providers', may: 'staff.read' },
    'GET /staff/people': { path: '/staff/people', may: 'staff.read' },
    'POST /staff/people/:grant/confirm': {
      path: `/staff/people/${newId()}/confirm`,
      form: {},
      may: 'staff.confirm',
      gets: 'role.not_found',
      fresh: true,
    },
    'POST /staff/people/:grant/renew': {
      path: `/staff/people/${newId()}/renew`,
      form: {},
      may: 'staff.confirm',
      gets: 'role.not_found',
      fresh: true,
    },
    'GET /staff/members': { path: '/staff/members?query=anna', may: 'person.support_view' },
    'GET /staff/members/:member': {
      path: `/staff/members/${ids.someMember}`,
      may: 'person.support_view',
    },
    'POST /staff/members/:member/suspend': {
      path: `/staff/members/${ids.someMember}/suspend`,
      form: reason,
      may: 'person.suspend',
      fresh: true,
    },
    'POST /staff/members/:member/reinstate': {
      path: `/staff/members/${ids.someMember}/reinstate`,
      form: reason,
      may: 'person.suspend',
      gets: 'member.not_suspended',
      fresh: true,
    },
    'POST /staff/members/:member/limit': {
      path: `/staff/members/${ids.someMember}/limit`,
      form: reason,
      may: 'person.limit',
      fresh: true,
    },
    'POST /staff/members/:member/unlimit': {
      path: `/staff/members/${ids.someMember}/unlimit`,
      form: reason,
      may: 'person.limit',
      gets: 'member.not_limited',
      fresh: true,
    },
    'GET /staff/reviews': { path: '/staff/reviews', may: 'person.merge' },
    'GET /staff/reviews/:review': { path: `/staff/reviews/${ids.review}`, may: 'person.merge' },
    'POST /staff/reviews/:review/decide': {
      path: `/staff/reviews/${ids.review}/decide`,
      form: { verdict: 'apart', ...reason },
      may: 'person.merge',
      fresh: true,
    },
    'POST /staff/reviews/:review/undo': {
      path: `/staff/reviews/${ids.review}/undo`,
      form: {},
      may: 'person.merge',
      gets: 'merge.not_found',
      fresh: true,
    },
    'POST /staff/people/invite': {
      path: '/staff/people/invite',
      form: { email: 'nuova@example.org', role: 'support', locale: 'it' },
      may: 'staff.invite',
      fresh: true,
    },
    'POST /staff/people/:grant/end': {
      path: `/staff/people/${newId()}/end`,
      form: {},
      may: 'nobody',
      others: 'role.not_found',
    },
    'POST /staff/communities/:slug/signatures/:grant': {
      path: `${here}/signatures/${ids.proposal}`,
      form: {},
      may: 'role.appoint_caretaker',
      gets: 'role.not_found',
      fresh: true,
    },
    'POST /staff/communities/:slug/caretaker': {
      path: `${here}/caretaker`,
      form: { member: ids.someMember },
      may: 'role.appoint_caretaker',
      gets: 'community.not_active',
      fresh: true,
    },
    'GET /staff/accept/:token': { path: invitation, may: 'signed in', from: 'substantial' },
    'POST /staff/accept/:token': {
      path: invitation,
      form: {},
      may: 'signed in',
      from: 'substantial',
      gets: 'staff.link_invalid',
    },
    'GET /staff/communities/new': { path: '/staff/communities/new', may: 'community.approve' },
    'POST /staff/communities/new': {
      path: '/staff/communities/new',
      form: newCommunity(),
      may: 'community.approve',
    },
    'GET /staff/communities/:slug': { path: here, may: 'community.approve' },
    'POST /staff/communities/:slug/manager': {
      path: `${here}/manager`,
      form: { member: ids.someMember },
      may: 'community.approve',
      fresh: true,
    },
    'POST /staff/communities/:slug/activate': {
      path: `${here}/activate`,
      form: {},
      may: 'community.approve',
      gets: 'community.not_ready',
    },
  };
}

const newCommunity = (): Record<string, string> => ({
  slug: `nuova-${newId().slice(-12)}`,
  name_it: 'Nuova comunità',
  summary_it: 'Una comunità nuova',
  how_it: 'Aderisci',
  name_en: 'New community',
  summary_en: 'A new community',
  how_en: 'Join',
  audience: 'open',
  join_path: 'open',
  member_list: 'members',
  minimum_level: 'low',
  province: '',
  topics: 'ambiente, giovani',
});
