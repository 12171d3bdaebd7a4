// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** The list of members as a file, and what was done in the community. */
export function exportingPages({ open }: WebWorld): Record<string, Row> {
  const path = `/c/${open.slug}/manage/export`;
  const history = `/c/${open.slug}/manage/history?kind=roles`;
  return {
    'GET /c/:slug/manage/history': { path: history, expected: [303, 403, 200, 403, 403] },
    'GET /c/:slug/manage/export': { path, expected: [303, 403, 200, 403, 403] },
    'POST /c/:slug/manage/export': { path, form: {}, expected: [303, 403, 200, 403, 403] },
  };
}
