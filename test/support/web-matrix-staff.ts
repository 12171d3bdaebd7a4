// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import { signedIn, type Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** The pages of those who serve the whole platform. */
export function staffPages({ draft, ids }: WebWorld): Record<string, Row> {
  const serves = [303, 403, 403, 200, 200] as const;
  const approves = [303, 403, 403, 200, 403] as const;
  // Accounts are not the regional staff's: support, the privacy officer and administrators look after them.
  const helps = [303, 403, 403, 403, 200] as const;
  const reason = { reason: 'Chiesto dalla persona' };
  const approving = [303, 403, 403, 303, 403] as const;
  const here = `/staff/communities/${draft.slug}`;
  const invitation = '/staff/accept/abcdefghijklmnopqrstuvwxyz0123456789abcdefg';
  return {
    'GET /staff': { path: '/staff', expected: serves },
    'GET /staff/providers': { path: '/staff/providers', expected: serves },
    'GET /staff/people': { path: '/staff/people', expected: serves },
    'POST /staff/people/:grant/confirm': {
      path: `/staff/people/${newId()}/confirm`,
      form: {},
      expected: [303, 403, 403, 403, 404],
    },
    'POST /staff/people/:grant/renew': {
      path: `/staff/people/${newId()}/renew`,
      form: {},
      expected: [303, 403, 403, 403, 404],
    },
    'GET /staff/members': { path: '/staff/members?query=anna', expected: helps },
    'GET /staff/members/:member': { path: `/staff/members/${ids.someMember}`, expected: helps },
    'POST /staff/members/:member/suspend': {
      path: `/staff/members/${ids.someMember}/suspend`,
      form: reason,
      expected: [303, 403, 403, 403, 303],
    },
    'POST /staff/members/:member/reinstate': {
      path: `/staff/members/${ids.someMember}/reinstate`,
      form: reason,
      expected: [303, 403, 403, 403, 409],
    },
    'POST /staff/members/:member/limit': {
      path: `/staff/members/${ids.someMember}/limit`,
      form: reason,
      expected: [303, 403, 403, 403, 403],
    },
    'POST /staff/members/:member/unlimit': {
      path: `/staff/members/${ids.someMember}/unlimit`,
      form: reason,
      expected: [303, 403, 403, 403, 403],
    },
    'GET /staff/reviews': { path: '/staff/reviews', expected: helps },
    'GET /staff/reviews/:review': { path: `/staff/reviews/${ids.review}`, expected: helps },
    'POST /staff/reviews/:review/decide': {
      path: `/staff/reviews/${ids.review}/decide`,
      form: { verdict: 'apart', ...reason },
      expected: [303, 403, 403, 403, 303],
    },
    'POST /staff/reviews/:review/undo': {
      path: `/staff/reviews/${ids.review}/undo`,
      form: {},
      expected: [303, 403, 403, 403, 404],
    },
    'POST /staff/people/invite': {
      path: '/staff/people/invite',
      form: { email: 'nuova@example.org', role: 'support', locale: 'it' },
      expected: [303, 403, 403, 403, 303],
    },
    'POST /staff/people/:grant/end': {
      path: `/staff/people/${newId()}/end`,
      form: {},
      expected: [303, 404, 404, 404, 404],
    },
    'POST /staff/communities/:slug/signatures/:grant': {
      path: `${here}/signatures/${ids.proposal}`,
      form: {},
      expected: [303, 403, 403, 404, 403],
    },
    'POST /staff/communities/:slug/caretaker': {
      path: `${here}/caretaker`,
      form: { member: ids.someMember },
      expected: [303, 403, 403, 409, 403],
    },
    'GET /staff/accept/:token': { path: invitation, expected: signedIn },
    'POST /staff/accept/:token': {
      path: invitation,
      form: {},
      expected: [303, 410, 410, 410, 410],
    },
    'GET /staff/communities/new': { path: '/staff/communities/new', expected: approves },
    'POST /staff/communities/new': {
      path: '/staff/communities/new',
      form: newCommunity(),
      expected: approving,
    },
    'GET /staff/communities/:slug': { path: here, expected: approves },
    'POST /staff/communities/:slug/manager': {
      path: `${here}/manager`,
      form: { member: ids.someMember },
      expected: approving,
    },
    'POST /staff/communities/:slug/activate': {
      path: `${here}/activate`,
      form: {},
      expected: [303, 403, 403, 409, 403],
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
