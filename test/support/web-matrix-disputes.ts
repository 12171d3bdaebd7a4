// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Disputes between managers: their parties and the regional staff. */
export function disputePages({ byApproval, ids }: WebWorld): Record<string, Row> {
  const here = `/disputes/${ids.dispute}`;
  return {
    'GET /c/:slug/manage/roles/:grant/dispute': {
      path: `/c/${byApproval.slug}/manage/roles/${ids.disputedRole}/dispute`,
      expected: [303, 403, 200, 403, 403],
    },
    'POST /c/:slug/manage/roles/:grant/dispute': {
      path: `/c/${byApproval.slug}/manage/roles/${ids.disputedRole}/dispute`,
      form: { message: 'Non risponde' },
      expected: [303, 403, 409, 403, 403],
    },
    'GET /disputes/:dispute': { path: here, expected: [303, 404, 200, 200, 404] },
    'GET /staff/disputes': { path: '/staff/disputes', expected: [303, 403, 403, 200, 403] },
    'POST /disputes/:dispute/messages': {
      path: `${here}/messages`,
      form: { message: 'Ci racconta di più?' },
      expected: [303, 404, 303, 303, 404],
    },
    'POST /disputes/:dispute/decide': {
      path: `${here}/decide`,
      form: { verdict: 'dismissed', reason: 'Ascoltate le parti' },
      expected: [303, 403, 403, 303, 403],
    },
  };
}
