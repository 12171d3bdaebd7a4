// SPDX-License-Identifier: AGPL-3.0-or-later
import { signedIn, type Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** What portals received of a person: everybody sees their own. */
export function releasePages({ portal }: WebWorld): Record<string, Row> {
  const here = `/me/portals/${portal.clientId}`;
  return {
    'GET /me/portals': { path: '/me/portals', expected: signedIn },
    'GET /me/portals/:client': { path: here, expected: [303, 200, 404, 404, 404] },
    'POST /me/portals/:client/end': {
      path: `${here}/end`,
      form: {},
      expected: [303, 303, 404, 404, 404],
    },
  };
}
