// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** The register of portals: administrators keep it, nobody else sees it. */
export function portalPages({ portal }: WebWorld): Record<string, Row> {
  const reads = [303, 403, 403, 403, 200] as const;
  const acts = [303, 403, 403, 403, 303] as const;
  const here = `/staff/portals/${portal.clientId}`;
  return {
    'GET /api-docs': { path: '/api-docs', expected: [200, 200, 200, 200, 200] },
    'GET /staff/portals': { path: '/staff/portals', expected: reads },
    'GET /staff/portals/new': { path: '/staff/portals/new', expected: reads },
    'POST /staff/portals/new': {
      path: '/staff/portals/new',
      form: { find: 'yes', query: 'comunità' },
      expected: reads,
    },
    'GET /staff/portals/:client/connect': { path: `${here}/connect`, expected: reads },
    'GET /staff/portals/:client': { path: here, expected: reads },
    'GET /staff/portals/:client/edit': { path: `${here}/edit`, expected: reads },
    'POST /staff/portals/:client/edit': {
      path: `${here}/edit`,
      form: { find: 'yes', query: 'comunità' },
      expected: reads,
    },
    'POST /staff/portals/:client/try': { path: `${here}/try`, form: {}, expected: reads },
    'POST /staff/portals/:client/secret': { path: `${here}/secret`, form: {}, expected: reads },
    'POST /staff/portals/:client/secret/end': {
      path: `${here}/secret/end`,
      form: {},
      expected: acts,
    },
    'POST /staff/portals/:client/status': {
      path: `${here}/status`,
      form: { on: 'false' },
      expected: acts,
    },
    'POST /staff/portals/:client/webhooks': {
      path: `${here}/webhooks`,
      form: { url: 'https://altro.example/hook', signature: 'ed25519' },
      expected: reads,
    },
    'POST /staff/portals/:client/webhooks/:endpoint': {
      path: `${here}/webhooks/${portal.endpoint}`,
      form: { act: 'off' },
      expected: acts,
    },
    'POST /staff/portals/:client/logouts': { path: `${here}/logouts`, form: {}, expected: acts },
    'POST /staff/portals/:client/logouts/:logout': {
      path: `${here}/logouts/${portal.logout}`,
      form: {},
      expected: acts,
    },
    'POST /staff/portals/:client/deliveries/:delivery': {
      path: `${here}/deliveries/${portal.delivery}`,
      form: {},
      expected: acts,
    },
  };
}
