// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

const everybody = [200, 200, 200, 200, 200] as const;
const acts = [303, 303, 303, 303, 303] as const;

/** What joining asks: forms, terms. */
export function joiningPages({ open, byApproval, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  return {
    'GET /condizioni': { path: '/condizioni', expected: everybody },
    'POST /condizioni': { path: '/condizioni', form: {}, expected: acts },
    'POST /c/:slug/manage/requests/:request/ask': {
      path: `/c/${byApproval.slug}/manage/requests/${ids.request}/ask`,
      form: { question: 'Per quale ente?' },
      expected: [303, 403, 303, 403, 403],
    },
    'GET /c/:slug/request': { path: `${here}/request`, expected: [303, 409, 409, 409, 409] },
    'POST /c/:slug/request': {
      path: `${here}/request`,
      form: { reply: 'Per il mio comune.' },
      expected: [303, 409, 409, 409, 409],
    },
    'POST /staff/unanswered/:slug/remind': {
      path: `/staff/unanswered/${byApproval.slug}/remind`,
      form: {},
      expected: [303, 403, 403, 303, 403],
    },
    'GET /staff/unanswered': { path: '/staff/unanswered', expected: [303, 403, 403, 200, 403] },
    'GET /me/following': { path: '/me/following', expected: [303, 200, 200, 200, 200] },
    'GET /me/mails': { path: '/me/mails', expected: [303, 200, 200, 200, 200] },
    'POST /me/mails': {
      path: '/me/mails',
      form: { kind: 'digest', wanted: 'no' },
      expected: acts,
    },
    'POST /c/:slug/follow': { path: `${here}/follow`, form: { alerts: 'yes' }, expected: acts },
    'POST /c/:slug/unfollow': { path: `${here}/unfollow`, form: {}, expected: acts },
    'GET /c/:slug/manage/form': {
      path: `${here}/manage/form`,
      expected: [303, 403, 200, 403, 403],
    },
    'POST /c/:slug/manage/form': {
      path: `${here}/manage/form`,
      form: { kind: 'line', title: 'Perché?', title_en: 'Why?' },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/form/questions/:question': {
      path: `${here}/manage/form/questions/q1`,
      form: { change: 'raise' },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/form/publish': {
      path: `${here}/manage/form/publish`,
      form: {},
      expected: [303, 403, 409, 403, 403],
    },
    'POST /c/:slug/manage/form/drop': {
      path: `${here}/manage/form/drop`,
      form: {},
      expected: [303, 403, 303, 403, 403],
    },
    'GET /c/:slug/terms': { path: `${here}/terms`, expected: everybody },
    'POST /c/:slug/terms': { path: `${here}/terms`, form: {}, expected: acts },
    'GET /c/:slug/manage/terms': {
      path: `${here}/manage/terms`,
      expected: [303, 403, 200, 403, 403],
    },
    'POST /c/:slug/manage/terms': {
      path: `${here}/manage/terms`,
      form: { it: 'Rispetto.', en: 'Respect.' },
      expected: [303, 403, 303, 403, 403],
    },
    'GET /staff/terms': { path: '/staff/terms', expected: [303, 403, 403, 403, 200] },
    'POST /staff/terms': {
      path: '/staff/terms',
      // Without words: terms of the platform, once published, would ask everybody after.
      form: { it: '', en: '' },
      expected: [303, 403, 403, 403, 422],
    },
  };
}
