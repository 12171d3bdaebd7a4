// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Who may do what about links between communities: their managers. */
export function linkPages({ open, byApproval }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/manage/links`;
  return {
    'GET /c/:slug/manage/links': { path: here, expected: [303, 403, 200, 403, 403] },
    'POST /c/:slug/manage/links': {
      path: here,
      form: { kind: 'related', to: byApproval.slug },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/links/:link': {
      path: `${here}/${newId()}`,
      form: { act: 'accept' },
      expected: [303, 404, 404, 404, 404],
    },
  };
}
