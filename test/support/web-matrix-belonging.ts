// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** One's own membership while it lasts and after leaving. */
export function belongingPages({ open }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  const own = [303, 303, 303, 409, 409] as const;
  const nobodyYet = [303, 409, 409, 409, 409] as const;
  const gone = [303, 404, 404, 404, 404] as const;
  return {
    'GET /c/:slug/pause': { path: `${here}/pause`, expected: [303, 200, 200, 200, 200] },
    'POST /c/:slug/pause': { path: `${here}/pause`, form: { listed: 'yes' }, expected: own },
    'POST /c/:slug/resume': { path: `${here}/resume`, form: {}, expected: nobodyYet },
    'POST /c/:slug/renew': { path: `${here}/renew`, form: {}, expected: nobodyYet },
    'GET /c/:slug/left': { path: `${here}/left`, expected: gone },
    'POST /c/:slug/return': { path: `${here}/return`, form: {}, expected: gone },
    'GET /c/:slug/manage/term': {
      path: `${here}/manage/term`,
      expected: [303, 403, 200, 403, 403],
    },
    'POST /c/:slug/manage/term': {
      path: `${here}/manage/term`,
      form: { months: '12', grace_days: '60', on_loss: 'grace' },
      expected: [303, 403, 303, 403, 403],
    },
  };
}
