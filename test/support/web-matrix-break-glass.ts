// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Emergency interventions: administrators begin them, the staff sees them. */
export function breakGlassPages({ draft }: WebWorld): Record<string, Row> {
  const here = '/staff/break-glass';
  return {
    'GET /staff/break-glass': { path: here, may: ['staff.read', 'audit.read_platform'] },
    'POST /staff/break-glass': {
      path: here,
      form: { community: draft.slug, reason: 'Nessuno risponde da giorni', minutes: '30' },
      may: 'staff.break_glass',
      fresh: true,
    },
    'POST /staff/break-glass/:id/end': {
      path: `${here}/${newId()}/end`,
      form: {},
      may: 'nobody',
      others: 'break_glass.not_found',
    },
  };
}
