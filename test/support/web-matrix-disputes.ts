// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Disputes between managers: their parties and the regional staff. */
export function disputePages({ byApproval, ids }: WebWorld): Record<string, Row> {
  const here = `/disputes/${ids.dispute}`;
  return {
    'GET /c/:slug/manage/roles/:grant/dispute': {
      path: `/c/${byApproval.slug}/manage/roles/${ids.disputedRole}/dispute`,
      may: 'manager',
    },
    'POST /c/:slug/manage/roles/:grant/dispute': {
      path: `/c/${byApproval.slug}/manage/roles/${ids.disputedRole}/dispute`,
      form: { message: 'Non risponde' },
      may: 'manager',
      from: 'substantial',
      gets: 'dispute.already_open',
      fresh: true,
    },
    'GET /disputes/:dispute': {
      path: here,
      may: ['the manager concerned', 'appeal.decide'],
      others: 'dispute.not_found',
    },
    'GET /staff/disputes': { path: '/staff/disputes', may: 'appeal.decide' },
    'POST /disputes/:dispute/messages': {
      path: `${here}/messages`,
      form: { message: 'Ci racconta di più?' },
      may: ['the manager concerned', 'appeal.decide'],
      others: 'dispute.not_found',
    },
    'POST /disputes/:dispute/decide': {
      path: `${here}/decide`,
      form: { verdict: 'dismissed', reason: 'Ascoltate le parti' },
      may: 'appeal.decide',
      fresh: true,
    },
  };
}
