// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

const resting = [
  'member, paused',
  'member, suspended',
  'manager, paused',
  'manager, suspended',
] as const;

/** One's own membership while it lasts and after leaving. */
export function belongingPages({ open }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  return {
    'GET /c/:slug/pause': {
      path: `${here}/pause`,
      may: 'belongs',
      others: 'membership.not_member',
      but: { 'membership.not_pausable': resting },
    },
    'POST /c/:slug/pause': {
      path: `${here}/pause`,
      form: { listed: 'yes' },
      may: 'belongs',
      others: 'membership.not_member',
      but: { 'membership.not_pausable': resting },
    },
    'POST /c/:slug/resume': {
      path: `${here}/resume`,
      form: {},
      may: ['member, paused', 'manager, paused'],
      others: 'membership.not_member',
      besides: { 'membership.not_paused': 'belongs' },
    },
    'POST /c/:slug/renew': {
      path: `${here}/renew`,
      form: {},
      may: 'belongs',
      others: 'membership.not_member',
      gets: 'membership.not_renewable',
    },
    'GET /c/:slug/left': { path: `${here}/left`, may: 'nobody', others: 'community.not_found' },
    'POST /c/:slug/return': {
      path: `${here}/return`,
      form: {},
      may: 'nobody',
      others: 'community.not_found',
      besides: { 'membership.return_too_late': 'member, banned' },
    },
    'GET /c/:slug/manage/term': {
      path: `${here}/manage/term`,
      may: 'community.edit_policy',
    },
    'POST /c/:slug/manage/term': {
      path: `${here}/manage/term`,
      form: { months: '12', grace_days: '60', on_loss: 'grace' },
      may: 'community.edit_policy',
    },
  };
}
