// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { createMemoryLimiter } from '../../src/http/memory-limiter.js';
import { rateLimit } from '../../src/http/rate-limit.js';
import { bareApp } from '../support/bare-app.js';

it('counts each key by itself, in windows that begin with its first use', () => {
  let now = 1_000;
  const spend = createMemoryLimiter(60, () => now);
  expect(spend('a')).toEqual({ points: 1, left: 60_000 });
  now += 20_000;
  expect(spend('a')).toEqual({ points: 2, left: 40_000 });
  expect(spend('b')).toEqual({ points: 1, left: 60_000 });
  now += 40_000;
  expect(spend('a')).toEqual({ points: 1, left: 60_000 });
  expect(spend('b')).toEqual({ points: 2, left: 20_000 });
});

it('refuses who asks too often of one node, and tells how much is left', async () => {
  const limit = { points: 2, seconds: 60 };
  const limited = rateLimit({ name: 'alone', limit, key: (req) => req.get('X-Portal') ?? '' });
  const app = bareApp({ open: [Router().get('/limited', limited, (_req, res) => res.send('ok'))] });
  const ask = (portal: string) => request(app).get('/limited').set('X-Portal', portal);
  const first = await ask('one').expect(200);
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
  await ask('one').expect(200);
  const refused = await ask('one').set('Accept', 'application/json').expect(429);
  expect(refused.headers).toMatchObject({ 'ratelimit-remaining': '0' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  await ask('two').expect(200);
});
