// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Who takes over from a manager who leaves: the manager's own to ask. */
export function successionPages({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/manage/successors`;
  return {
    'GET /c/:slug/manage/successors': { path: here, may: 'manager', from: 'substantial' },
    'POST /c/:slug/manage/successors': {
      path: here,
      form: { member: ids.someMember },
      may: 'manager',
      from: 'substantial',
      fresh: true,
    },
    'POST /c/:slug/manage/successors/:grant/withdraw': {
      path: `${here}/${ids.succession}/withdraw`,
      form: {},
      may: 'role.offer:manager',
    },
  };
}
