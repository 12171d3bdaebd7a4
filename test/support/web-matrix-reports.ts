// SPDX-License-Identifier: AGPL-3.0-or-later
import { signedIn, type Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Reports: whoever reads may report, those of the desk decide. */
export function reportPages({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  const report = `/reports/${ids.report}`;
  const body = 'Nella scheda c’è il numero di telefono di un’altra persona.';
  const form = { reason: 'personal_data', body, good_faith: 'yes' };
  return {
    'GET /c/:slug/report': { path: `${here}/report`, expected: signedIn },
    'POST /c/:slug/report': { path: `${here}/report`, form, expected: [303, 303, 303, 303, 303] },
    // For members; nobody reports their own.
    'GET /c/:slug/cards/:card/report': {
      path: `${here}/cards/${ids.card}/report`,
      expected: [303, 403, 200, 200, 404],
    },
    'POST /c/:slug/cards/:card/report': {
      path: `${here}/cards/${ids.card}/report`,
      form,
      expected: [303, 403, 303, 303, 404],
    },
    'GET /c/:slug/members/:stint/report': {
      path: `${here}/members/${ids.reportable}/report`,
      expected: signedIn,
    },
    'POST /c/:slug/members/:stint/report': {
      path: `${here}/members/${ids.reportable}/report`,
      form,
      expected: [303, 303, 303, 303, 303],
    },
    'GET /me/reports': { path: '/me/reports', expected: signedIn },
    'POST /me/reports/:report/object': {
      path: `/me/reports/${ids.objection}/object`,
      form: { objection: body },
      expected: [303, 404, 404, 404, 404],
    },
    'GET /c/:slug/manage/reports': {
      path: `${here}/manage/reports`,
      expected: [303, 403, 200, 200, 403],
    },
    'GET /staff/reports': { path: '/staff/reports', expected: [303, 403, 403, 200, 403] },
    'GET /reports/:report': { path: report, expected: [303, 403, 200, 404, 403] },
    'POST /reports/:report/refer': {
      path: `${report}/refer`,
      form: { note: 'Credo che serva una sospensione.' },
      expected: [303, 403, 303, 404, 403],
    },
    'POST /reports/:report/decide': {
      path: `/reports/${ids.furtherReport}/decide`,
      form: { outcome: 'no_action', ground: 'rules', reason: body },
      expected: [303, 403, 303, 404, 403],
    },
    'POST /reports/:report/review': {
      path: `/reports/${ids.objection}/review`,
      form: { review: 'kept', review_reason: body },
      expected: [303, 403, 403, 303, 403],
    },
  };
}
