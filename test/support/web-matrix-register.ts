// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** The register of roles of a public community is everybody's to read, as far as it is theirs to know. */
export function registerPages({ open }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/roles`;
  return {
    'GET /c/:slug/roles': { path: here, may: 'everybody' },
    'GET /c/:slug/roles.csv': { path: `${here}.csv?on=2026-01-31`, may: 'everybody' },
  };
}
