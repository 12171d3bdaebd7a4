// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Reports: whoever reads may report, those of the desk decide. */
export function reportPages({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  const report = `/reports/${ids.report}`;
  const body = 'Nella scheda c’è il numero di telefono di un’altra persona.';
  const form = { reason: 'personal_data', body, good_faith: 'yes' };
  return {
    'GET /c/:slug/report': { path: `${here}/report`, may: 'signed in' },
    'POST /c/:slug/report': { path: `${here}/report`, form, may: 'signed in' },
    // For members; nobody reports their own.
    'GET /c/:slug/cards/:card/report': {
      path: `${here}/cards/${ids.card}/report`,
      may: ['member.list_public', 'member.list_full'],
      others: 'report.not_found',
      but: { 'report.own': 'the person concerned' },
    },
    'POST /c/:slug/cards/:card/report': {
      path: `${here}/cards/${ids.card}/report`,
      form,
      may: ['member.list_public', 'member.list_full'],
      others: 'report.not_found',
      but: { 'report.own': 'the person concerned' },
    },
    'GET /c/:slug/members/:stint/report': {
      path: `${here}/members/${ids.reportable}/report`,
      may: 'signed in',
    },
    'POST /c/:slug/members/:stint/report': {
      path: `${here}/members/${ids.reportable}/report`,
      form,
      may: 'signed in',
    },
    'GET /me/reports': { path: '/me/reports', may: 'signed in' },
    'POST /me/reports/:report/object': {
      path: `/me/reports/${ids.objection}/object`,
      form: { objection: body },
      may: 'nobody',
      others: 'report.not_found',
    },
    'GET /c/:slug/manage/reports': {
      path: `${here}/manage/reports`,
      may: 'report.handle',
    },
    'GET /staff/reports': { path: '/staff/reports', may: 'appeal.decide' },
    'GET /reports/:report': {
      path: report,
      may: 'report.handle',
      but: { 'report.not_found': 'regional_staff' },
    },
    'POST /reports/:report/refer': {
      path: `${report}/refer`,
      form: { note: 'Credo che serva una sospensione.' },
      may: 'report.handle',
      but: { 'report.not_found': 'regional_staff' },
    },
    'POST /reports/:report/decide': {
      path: `/reports/${ids.furtherReport}/decide`,
      form: { outcome: 'no_action', ground: 'rules', reason: body },
      may: 'report.handle',
      but: { 'report.not_found': 'regional_staff' },
      fresh: true,
    },
    'POST /reports/:report/review': {
      path: `/reports/${ids.objection}/review`,
      form: { review: 'kept', review_reason: body },
      may: 'appeal.decide',
      fresh: true,
    },
  };
}
