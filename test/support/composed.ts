// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { Express } from 'express';
import { createKeys } from '../../src/compose/keys.js';
import { createLogger } from '../../src/kernel/logger.js';
import { hashToken, randomToken } from '../../src/kernel/tokens.js';
import { sealSessionData } from '../../src/sign-in/use-cases/session-data.js';
import { someMember } from './builders/membership.js';
import { aSession } from './builders/portal.js';
import type { TestDatabase } from './database.js';
import { startNode, type Node } from './node.js';

export interface Composed {
  readonly app: Express;
  /** The cookie of a browser in which a member is signed in. */
  memberCookie(): Promise<string>;
}

/** One node for a test file, which is asked without a network. */
export function useComposed(
  database: TestDatabase,
  sections: Readonly<Record<string, unknown>> = {},
): Composed {
  const { db } = database;
  let node: Node | undefined;

  beforeAll(async () => {
    node = await startNode(database, sections, createLogger('silent'));
  });
  afterAll(async () => node?.piazza.close());

  return {
    get app() {
      if (!node) throw new Error('not composed yet');
      return node.piazza.app;
    },
    async memberCookie() {
      if (!node) throw new Error('not composed yet');
      const keys = createKeys(node.config.keys);
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
