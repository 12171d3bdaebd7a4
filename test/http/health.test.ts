// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { healthRouter, type Health } from '../../src/http/health.js';
import { bareApp } from '../support/bare-app.js';

const appWith = (health: Partial<Health>) =>
  bareApp({
    open: [
      healthRouter({
        pingDatabase: async () => undefined,
        providers: () => [],
        isDraining: () => false,
        ...health,
      }),
    ],
  });

describe('health', () => {
  it('is live whatever the database does, and ready only with it', async () => {
    const app = appWith({
      pingDatabase: async () => {
        throw new Error('gone');
      },
    });
    await request(app).get('/livez').expect(200);
    const { body } = await request(app).get('/readyz').expect(503);
    expect(body).toMatchObject({ status: 'unavailable', database: 'down' });
  });

  it('refuses new requests while it drains', async () => {
    const { body } = await request(appWith({ isDraining: () => true }))
      .get('/readyz')
      .expect(503);
    expect(body).toMatchObject({ status: 'draining' });
  });

  it('is ready with a disabled provider, whose reason stays on this machine', async () => {
    const app = appWith({
      providers: () => [{ id: 'spid', state: 'disabled', reason: 'no certificate' }],
    });
    const here = await request(app).get('/readyz').expect(200);
    expect(here.body.providers).toEqual([
      { id: 'spid', state: 'disabled', reason: 'no certificate' },
    ]);
    const outside = await request(app).get('/readyz').set('X-Forwarded-For', '203.0.113.9');
    expect(outside.body.providers).toEqual([{ id: 'spid', state: 'disabled' }]);
  });
});
