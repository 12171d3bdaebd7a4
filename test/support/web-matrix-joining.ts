// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What joining asks: forms, terms. */
export function joiningPages({ open, byApproval, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  return {
    'GET /condizioni': { path: '/condizioni', may: 'everybody' },
    'POST /condizioni': { path: '/condizioni', form: {}, may: 'signed in', idle: true },
    'POST /c/:slug/manage/requests/:request/ask': {
      path: `/c/${byApproval.slug}/manage/requests/${ids.request}/ask`,
      form: { question: 'Per quale ente?' },
      may: 'membership.decide',
    },
    'GET /c/:slug/request': {
      path: `${here}/request`,
      may: 'signed in',
      gets: 'join_request.not_asked',
    },
    'POST /c/:slug/request': {
      path: `${here}/request`,
      form: { reply: 'Per il mio comune.' },
      may: 'signed in',
      gets: 'join_request.not_asked',
    },
    'POST /staff/unanswered/:slug/remind': {
      path: `/staff/unanswered/${byApproval.slug}/remind`,
      form: {},
      may: 'appeal.decide',
    },
    'GET /staff/unanswered': { path: '/staff/unanswered', may: 'appeal.decide' },
    'GET /me/following': { path: '/me/following', may: 'signed in' },
    'GET /me/mails': { path: '/me/mails', may: 'signed in' },
    'POST /me/mails': {
      path: '/me/mails',
      form: { kind: 'digest', wanted: 'no' },
      may: 'signed in',
    },
    'POST /c/:slug/follow': {
      path: `${here}/follow`,
      form: { alerts: 'yes' },
      may: 'signed in',
      idle: true,
    },
    'POST /c/:slug/unfollow': { path: `${here}/unfollow`, form: {}, may: 'signed in', idle: true },
    'GET /c/:slug/manage/form': {
      path: `${here}/manage/form`,
      may: 'form.edit',
    },
    'POST /c/:slug/manage/form': {
      path: `${here}/manage/form`,
      form: { kind: 'line', title: 'Perché?', title_en: 'Why?' },
      may: 'form.edit',
    },
    'POST /c/:slug/manage/form/questions/:question': {
      path: `${here}/manage/form/questions/q1`,
      form: { change: 'raise' },
      may: 'form.edit',
    },
    'POST /c/:slug/manage/form/publish': {
      path: `${here}/manage/form/publish`,
      form: {},
      may: 'form.edit',
      gets: 'form.nothing_changed',
    },
    'POST /c/:slug/manage/form/drop': {
      path: `${here}/manage/form/drop`,
      form: {},
      may: 'form.edit',
      idle: true,
    },
    'GET /c/:slug/terms': { path: `${here}/terms`, may: 'everybody' },
    'POST /c/:slug/terms': { path: `${here}/terms`, form: {}, may: 'signed in', idle: true },
    'GET /c/:slug/manage/terms': {
      path: `${here}/manage/terms`,
      may: 'terms.publish',
    },
    'POST /c/:slug/manage/terms': {
      path: `${here}/manage/terms`,
      form: { it: 'Rispetto.', en: 'Respect.' },
      may: 'terms.publish',
    },
    'GET /staff/terms': { path: '/staff/terms', may: 'terms.publish_platform' },
    'POST /staff/terms': {
      path: '/staff/terms',
      // Without words: terms of the platform, once published, would ask everybody after.
      form: { it: '', en: '' },
      may: 'terms.publish_platform',
      gets: 422,
      idle: true,
    },
  };
}
