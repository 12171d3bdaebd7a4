// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Emergency interventions: administrators begin them, the staff sees them. */
export function breakGlassPages({ draft }: WebWorld): Record<string, Row> {
  const here = '/staff/break-glass';
  return {
    'GET /staff/break-glass': { path: here, expected: [303, 403, 403, 200, 200] },
    'POST /staff/break-glass': {
      path: here,
      form: { community: draft.slug, reason: 'Nessuno risponde da giorni', minutes: '30' },
      expected: [303, 403, 403, 403, 303],
    },
    'POST /staff/break-glass/:id/end': {
      path: `${here}/${newId()}/end`,
      form: {},
      expected: [303, 404, 404, 404, 404],
    },
  };
}
