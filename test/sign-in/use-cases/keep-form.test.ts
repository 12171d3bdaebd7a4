// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { later, minute, systemClock as now } from '../../../src/kernel/clock.js';
import { createSealedBox } from '../../../src/kernel/sealed-box.js';
import { sweepOnce } from '../../../src/database/sweep.js';
import { formKept, keepForm, takeForm } from '../../../src/sign-in/use-cases/keep-form.js';
import { someMember } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { findInDatabase } from '../../support/find-in-database.js';
import { amidWrite } from '../../support/two-nodes.js';

const { db } = useDatabase();
const key = { id: 'k', secret: randomBytes(32) };
/** Each node makes its box of the same keys. */
const node = (at = now()) => ({ db, box: createSealedBox([key]), now: () => at });
const typed = {
  path: '/c/giovani/join',
  action: '/c/giovani/join',
  values: { message: 'Vengo dal Mulino Bianco' },
};

describe('a form that waits for a sign-in', () => {
  it('is found again once, on another node, and stands nowhere in the clear', async () => {
    const memberId = await someMember(db);
    const token = await keepForm(node(), { ...typed, memberId });
    expect(await findInDatabase(db, 'Mulino Bianco')).toEqual([]);
    expect(await findInDatabase(db, token)).toEqual([]);

    const asked = { token, path: typed.path, memberId };
    const take = () => takeForm(node(), asked);
    const others: ReturnType<typeof take>[] = [];
    const first = await amidWrite(db, { table: 'kept_form', kind: 'delete' }, take, () => {
      others.push(take());
      return untilBlocked(db, 2);
    });
    expect([first, ...(await Promise.all(others))]).toEqual([typed, undefined]);
  });

  it('is given to nobody else, on no other page, and not after its time', async () => {
    const memberId = await someMember(db);
    const token = await keepForm(node(), { ...typed, memberId });
    const asked = { token, path: typed.path, memberId };
    const tooLate = later(now(), formKept + minute);
    expect(await takeForm(node(), { ...asked, memberId: await someMember(db) })).toBeUndefined();
    expect(await takeForm(node(), { ...asked, memberId: undefined })).toBeUndefined();
    expect(await takeForm(node(), { ...asked, path: '/c/altra/join' })).toBeUndefined();
    expect(await takeForm(node(), { ...asked, token: 'x'.repeat(43) })).toBeUndefined();
    expect(await takeForm(node(tooLate), asked)).toBeUndefined();
    expect(await takeForm(node(), asked)).toEqual(typed);
  });

  it('is swept after its time', async () => {
    await keepForm(node(), { ...typed, memberId: undefined });
    await sweepOnce(db, later(now(), formKept + minute));
    const left = await db.selectFrom('kept_form').select('expires_at').execute();
    expect(left).toEqual([]);
  });
});
