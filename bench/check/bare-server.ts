// SPDX-License-Identifier: AGPL-3.0-or-later
import express from 'express';
import { createPool } from '../../src/database/database.js';
import { prepared } from '../../src/database/prepared.js';
import { trustId, type ClientId } from '../../src/kernel/ids.js';
import { checkSubject } from '../../src/portal/store/check.js';
import { portal } from '../stage/portal.js';

// What the same answer costs without Piazza around it: Express, a parsed body, the same prepared statement.
const pool = createPool({ url: process.env['BENCH_DATABASE'] ?? '', poolSize: 10 });
const statements = prepared(pool);
const asker = { clientId: trustId<ClientId>(portal.clientId) };
const app = express();
app.disable('x-powered-by');
app.use(express.json());
app.get('/readyz', (_req, res) => res.json({}));
app.post('/check', async (req, res) => {
  const { subject, action, resource } = req.body;
  const found = await checkSubject(statements, asker, { subject: subject.id, slug: resource.id });
  const { member, roles } = found ?? { member: false, roles: [] };
  const decision = action.name === 'member' ? member : roles.includes(action.name);
  res.json({ decision, context: { roles } });
});
app.listen(Number(process.env['BENCH_PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
