// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import { sql } from 'kysely';
import request from 'supertest';
import { rateLimit } from '../../src/http/rate-limit.js';
import { bareApp } from '../support/bare-app.js';
import { useDatabase } from '../support/database.js';

const { db, pool } = useDatabase();
const limit = { points: 3, seconds: 60 };

/** One node; nodes that share a database share their limits. */
const aNode = (name: string) =>
  bareApp({
    pages: [
      Router().get(
        '/limited',
        rateLimit({ name, limit, pool, key: (req) => req.get('X-Person') ?? '' }),
        (_req, res) => {
          res.send('ok');
        },
      ),
    ],
  });

describe('a rate limit', () => {
  it('counts over all nodes, tells what is left, and refuses with the time to wait', async () => {
    const nodes = [aNode('shared'), aNode('shared')] as const;
    const ask = (node: (typeof nodes)[number]) =>
      request(node).get('/limited').set('X-Person', 'a');
    const first = await ask(nodes[0]).expect(200);
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' });
    await ask(nodes[1]).expect(200);
    await ask(nodes[0]).expect(200);
    const refused = await ask(nodes[1]).set('Accept', 'application/json').expect(429);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'request.too_many' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(refused.headers['ratelimit-remaining']).toBe('0');
  });

  it('lets exactly as many through as it says, when all come at once', async () => {
    const [even, odd] = [aNode('burst'), aNode('burst')];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        request(index % 2 === 0 ? even : odd)
          .get('/limited')
          .set('X-Person', 'b'),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  });

  it('keeps keys apart, and none of them readable', async () => {
    await request(aNode('apart')).get('/limited').set('X-Person', 'ada@example.org').expect(200);
    await request(aNode('apart')).get('/limited').set('X-Person', 'bob@example.org').expect(200);
    const { rows } = await sql<{ key: string }>`select key from rate_limit`.execute(db);
    expect(JSON.stringify(rows)).not.toContain('@');
  });
});
