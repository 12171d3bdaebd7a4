// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { Express } from 'express';
import { loadConfig } from '../../config/load.js';
import { compose, type Piazza } from '../../src/compose.js';
import { createKeys, type Keys } from '../../src/compose/keys.js';
import { createLogger } from '../../src/kernel/logger.js';
import { hashToken, randomToken } from '../../src/kernel/tokens.js';
import { sealSessionData } from '../../src/sign-in/use-cases/session-data.js';
import { someMember } from './builders/membership.js';
import { aSession } from './builders/portal.js';
import { useConfigurationFolder } from './configuration.js';
import type { TestDatabase } from './database.js';

export interface Composed {
  readonly app: Express;
  /** The cookie of a browser in which a member is signed in. */
  memberCookie(): Promise<string>;
}

/** The whole service as `serve` builds it, over the test's database. */
export function useComposed(
  { db, url }: TestDatabase,
  sections: Readonly<Record<string, unknown>> = {},
): Composed {
  const folder = useConfigurationFolder();
  let keys: Keys | undefined;
  let piazza: Piazza | undefined;

  beforeAll(async () => {
    const file = await folder.configuration({ database: { url, ownerUrl: url }, ...sections });
    const config = await loadConfig(file, { environment: {}, kindSchema: async () => undefined });
    keys = createKeys(config.keys);
    piazza = await compose(config, createLogger('silent'));
  });
  afterAll(async () => piazza?.close());

  return {
    get app() {
      if (!piazza) throw new Error('not composed yet');
      return piazza.app;
    },
    async memberCookie() {
      if (!keys) throw new Error('not composed yet');
      const sid = randomToken();
      const id = await aSession(db, { memberId: await someMember(db) });
      const row = { sid_hash: hashToken(sid), data: sealSessionData(keys.box, {}) };
      await db.updateTable('session').set(row).where('id', '=', id).execute();
      const signature = createHmac('sha256', keys.cookie[0] ?? '')
        .update(sid)
        .digest('base64');
      const value = `s:${sid}.${signature.replace(/=+$/, '')}`;
      return `piazza_session=${encodeURIComponent(value)}`;
    },
  };
}
