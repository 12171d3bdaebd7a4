// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Who takes over from a manager who leaves: the manager's own to ask. */
export function successionPages({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/manage/successors`;
  const managersOnly = [303, 403, 303, 403, 403] as const;
  return {
    'GET /c/:slug/manage/successors': { path: here, expected: [303, 403, 200, 403, 403] },
    'POST /c/:slug/manage/successors': {
      path: here,
      form: { member: ids.someMember },
      expected: managersOnly,
    },
    'POST /c/:slug/manage/successors/:grant/withdraw': {
      path: `${here}/${ids.succession}/withdraw`,
      form: {},
      expected: [303, 403, 303, 303, 403],
    },
  };
}
