// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What portals received of a person: everybody sees their own. */
export function releasePages({ portal }: WebWorld): Record<string, Row> {
  const here = `/me/portals/${portal.clientId}`;
  return {
    'GET /me/portals': { path: '/me/portals', may: 'signed in' },
    'GET /me/portals/:client': {
      path: here,
      may: 'the person concerned',
      others: 'page.not_found',
    },
    'POST /me/portals/:client/end': {
      path: `${here}/end`,
      form: {},
      may: 'the person concerned',
      others: 'page.not_found',
    },
  };
}
