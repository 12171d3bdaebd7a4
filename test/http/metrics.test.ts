// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { createMeasures } from '../../src/http/measures.js';
import { createMetrics } from '../../src/http/metrics.js';
import { bareApp } from '../support/bare-app.js';

const page = Router().get('/c/:slug', (_req, res) => {
  res.send('ok');
});

function appWith(token?: string) {
  const metrics = createMetrics({ token });
  return bareApp({ observe: metrics.observe, open: [metrics.router], pages: [page] });
}

describe('/metrics', () => {
  it('shows what parts of the application measured, by its last value', async () => {
    const measures = createMeasures();
    const name = 'piazza_provider_clock_difference_seconds';
    for (const value of [-1, 2.5]) measures.set(name, { provider: 'spid', idp: 'alfa' }, value);
    const { router } = createMetrics({ measures });
    const { text } = await request(bareApp({ open: [router] }))
      .get('/metrics')
      .expect(200);

    expect(text).toContain(`${name}{provider="spid",idp="alfa"} 2.5`);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('shows nothing more of what is no more', async () => {
    const measures = createMeasures();
    const name = 'piazza_portal_agreement_days_left';
    for (const portal of ['stays', 'goes']) measures.set(name, { portal }, 3);
    measures.retain(name, 'portal', new Set(['stays']));
    measures.retain('piazza_never_set', 'portal', new Set());
    const { text } = await request(bareApp({ open: [createMetrics({ measures }).router] }))
      .get('/metrics')
      .expect(200);
    expect(text).toContain(`${name}{portal="stays"} 3`);
    expect(text).not.toContain('goes');
  });

  it('counts by pattern, never by address', async () => {
    const app = appWith();
    await request(app).get('/c/giovani').expect(200);
    await request(app).get('/c/garanti').expect(200);
    const { text } = await request(app).get('/metrics').expect(200);
    expect(text).toContain(
      'piazza_http_request_seconds_count{method="GET",route="/c/:slug",status="200"} 2',
    );
    expect(text).not.toContain('giovani');
  });

  it('is this machine’s without a token', async () => {
    await request(appWith()).get('/metrics').set('X-Forwarded-For', '203.0.113.9').expect(404);
  });

  it('is for who presents the token, if there is one', async () => {
    const app = appWith('a-token-of-some-length');
    await request(app).get('/metrics').expect(404);
    await request(app).get('/metrics').set('Authorization', 'Bearer wrong').expect(404);
    await request(app)
      .get('/metrics')
      .set('Authorization', 'Bearer a-token-of-some-length')
      .expect(200);
  });
});
