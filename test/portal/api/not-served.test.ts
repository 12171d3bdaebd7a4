// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { acquainted } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { againstDocument, operations } from '../../support/portal/documented.js';

const database = useDatabase();
const { db, pool } = database;
const few = { points: 1, seconds: 600 };
const app = usePortalApp(database);
const strict = usePortalApp(database, { limits: { portal: few, person: few } });
const down = usePortalApp(database, { isReady: async () => false });
const unknown = '0190aaaa-0000-7000-8000-000000000000';

const asked = operations
  .filter(({ operation }) => !operation.tags.includes('status'))
  .map(({ path, method, operation }) => ({
    method: method.toUpperCase(),
    as: path,
    path: path.replace('{slug}', 'none').replace('{sub}', 'nobody').replace('{id}', unknown),
    byMember: 'member' in (operation.security[0] ?? {}),
  }));

describe('what every operation answers', () => {
  it('to who asks too often is as the document says', async () => {
    const { call } = againstDocument(strict);
    await call('GET', '/communities', { as: '/communities' });
    for (const { method, path, as } of asked) {
      expect((await call(method, path, { as })).status).toBe(429);
    }
  });

  it('while the database cannot be reached is as the document says', async () => {
    const { token, own } = await acquainted({ db, app });
    const { call } = againstDocument(app);
    const held = await Promise.all(
      Array.from({ length: pool.options.max }, async () => pool.connect()),
    );
    try {
      const answers = asked.map(({ method, path, as, byMember }) =>
        call(method, path, {
          as,
          token: byMember ? own : token,
          body: method === 'POST' && as.startsWith('/check') ? question : undefined,
        }),
      );
      for (const { status } of await Promise.all(answers)) expect(status).toBe(503);
    } finally {
      for (const client of held) client.release();
    }
  }, 60_000);

  it('of the service itself while it cannot work is as the document says', async () => {
    const { call } = againstDocument(down);
    expect((await call('GET', '/status', { as: '/status' })).status).toBe(503);
  });
});

const question = {
  subject: { type: 'member', id: 'nobody' },
  action: { name: 'member' },
  resource: { type: 'community', id: 'none' },
};
