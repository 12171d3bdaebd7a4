// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** The register of roles of a public community is everybody's to read, as far as it is theirs to know. */
export function registerPages({ open }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/roles`;
  const everybody = [200, 200, 200, 200, 200] as const;
  return {
    'GET /c/:slug/roles': { path: here, expected: everybody },
    'GET /c/:slug/roles.csv': { path: `${here}.csv?on=2026-01-31`, expected: everybody },
  };
}
