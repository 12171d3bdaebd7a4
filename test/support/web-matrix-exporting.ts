// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** The list of members as a file, and what was done in the community. */
export function exportingPages({ open }: WebWorld): Record<string, Row> {
  const path = `/c/${open.slug}/manage/export`;
  const history = `/c/${open.slug}/manage/history?kind=roles`;
  return {
    'GET /c/:slug/manage/history': { path: history, may: 'audit.read_community' },
    'GET /c/:slug/manage/export': { path, may: 'member.export' },
    'POST /c/:slug/manage/export': { path, form: {}, may: 'member.export', gets: 200, fresh: true },
  };
}
