// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  readSignInRecords,
  recordSignIn,
  sweepSignInRecords,
} from '../../src/audit/sign-in-register.js';
import { day, later } from '../../src/kernel/clock.js';
import { newId, type AttemptId } from '../../src/kernel/ids.js';
import { createSealedBox } from '../../src/kernel/sealed-box.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();
const box = createSealedBox([{ id: 'k', secret: randomBytes(32) }]);
const deps = { register: db, box };
const now = new Date('2026-11-22T10:00:00Z');

const message = (attemptId: AttemptId, kind: string, at = now) => ({
  attemptId,
  instance: 'spid',
  kind,
  at,
  content: Buffer.from(`<samlp:${kind} fiscalNumber="TINIT-X"/>`),
});

describe('the sign-in register', () => {
  it('keeps messages sealed and gives them back in order', async () => {
    const attemptId = newId<AttemptId>();
    const messages = [message(attemptId, 'request'), message(attemptId, 'response')];
    await recordSignIn(deps, messages);
    await recordSignIn(deps, []);
    const stored = await db.selectFrom('sign_in_record').select('content').execute();
    expect(stored.map(({ content }) => content.toString('latin1')).join()).not.toContain('TINIT');
    expect(await readSignInRecords(deps, attemptId)).toEqual(messages);
  });

  it('forgets them after 24 months, not before', async () => {
    const attemptId = newId<AttemptId>();
    const old = message(attemptId, 'old', later(now, -733 * day));
    const young = message(attemptId, 'young', later(now, -729 * day));
    await recordSignIn(deps, [old, young]);
    expect(await sweepSignInRecords({ register: db, now: () => now })).toBe(1);
    const left = await readSignInRecords(deps, attemptId);
    expect(left.map(({ kind }) => kind)).toEqual(['young']);
  });
});
