// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import { createPool } from '../../src/database/database.js';
import type { Recording } from './recording.js';
import { decode, renewed } from './statement.js';

// What the same answers cost without Piazza around them: Express, a parsed body, the statements that one call of the
// service sent, prepared, and the bytes that it answered.
const pool = createPool({ url: process.env['BENCH_DATABASE'] ?? '', poolSize: 10 });
const recordings = JSON.parse(
  readFileSync(process.env['BENCH_SCRIPT'] ?? '', 'utf8'),
) as readonly Recording[];
const app = express();
app.disable('x-powered-by');
app.use(express.json(), express.urlencoded({ extended: false }));
app.get('/readyz', (_req, res) => res.json({}));
for (const { id, statements, answer } of recordings) {
  const script = statements.map(decode).map(({ text, values }) => ({
    name: createHash('sha256').update(text).digest('hex').slice(0, 32),
    text,
    values,
  }));
  app.post(`/${id}`, async (_req, res) => {
    const client = await pool.connect();
    try {
      for (const { name, text, values } of script) {
        const plain = values.length === 0;
        await client.query(plain ? { text } : { name, text, values: values.map(renewed) });
      }
    } finally {
      client.release();
    }
    res.type('application/json').send(answer);
  });
}
app.listen(Number(process.env['BENCH_PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
