// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** The register of portals: administrators keep it, nobody else sees it. */
export function portalPages({ portal }: WebWorld): Record<string, Row> {
  const here = `/staff/portals/${portal.clientId}`;
  return {
    'GET /api-docs': { path: '/api-docs', may: 'everybody' },
    'GET /staff/portals': { path: '/staff/portals', may: 'client.register' },
    'GET /staff/portals/new': { path: '/staff/portals/new', may: 'client.register' },
    'POST /staff/portals/new': {
      path: '/staff/portals/new',
      form: { find: 'yes', query: 'comunità' },
      may: 'client.register',
      gets: 200,
      idle: true,
    },
    'GET /staff/portals/:client/connect': { path: `${here}/connect`, may: 'client.register' },
    'GET /staff/portals/:client': { path: here, may: 'client.register' },
    'GET /staff/portals/:client/edit': { path: `${here}/edit`, may: 'client.register' },
    'POST /staff/portals/:client/edit': {
      path: `${here}/edit`,
      form: { find: 'yes', query: 'comunità' },
      may: 'client.register',
      gets: 200,
      idle: true,
    },
    'POST /staff/portals/:client/try': {
      path: `${here}/try`,
      form: {},
      may: 'client.register',
      gets: 200,
      idle: true,
    },
    'POST /staff/portals/:client/secret': {
      path: `${here}/secret`,
      form: {},
      may: 'client.register',
      gets: 200,
    },
    'POST /staff/portals/:client/secret/end': {
      path: `${here}/secret/end`,
      form: {},
      may: 'client.register',
      idle: true,
    },
    'POST /staff/portals/:client/status': {
      path: `${here}/status`,
      form: { on: 'false' },
      may: 'client.register',
    },
    'POST /staff/portals/:client/webhooks': {
      path: `${here}/webhooks`,
      form: { url: 'https://altro.example/hook', signature: 'ed25519' },
      may: 'client.register',
      gets: 200,
    },
    'POST /staff/portals/:client/webhooks/:endpoint': {
      path: `${here}/webhooks/${portal.endpoint}`,
      form: { act: 'off' },
      may: 'client.register',
    },
    'POST /staff/portals/:client/logouts': {
      path: `${here}/logouts`,
      form: {},
      may: 'client.register',
    },
    'POST /staff/portals/:client/logouts/:logout': {
      path: `${here}/logouts/${portal.logout}`,
      form: {},
      may: 'client.register',
    },
    'POST /staff/portals/:client/deliveries/:delivery': {
      path: `${here}/deliveries/${portal.delivery}`,
      form: {},
      may: 'client.register',
    },
  };
}
