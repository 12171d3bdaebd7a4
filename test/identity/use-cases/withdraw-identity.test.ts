// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import {
  withdrawIdentity,
  type WithdrawalOutcome,
} from '../../../src/identity/use-cases/withdraw-identity.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { aMember, anIdentity } from '../../support/builders/identity.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();

const withdraw = (
  of: { readonly issuer: string; readonly subject: string },
  erase: boolean,
): Promise<WithdrawalOutcome> =>
  db
    .transaction()
    .execute((trx) => withdrawIdentity(trx, { features: [] }, { ...of, erase, at: new Date() }));

const identitiesOf = (memberId: MemberId) =>
  db
    .selectFrom('identity')
    .select(['id', 'unlinked_at'])
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
const statusOf = async (id: MemberId) =>
  (await db.selectFrom('member').select('status').where('id', '=', id).executeTakeFirst())?.status;

describe('withdrawIdentity', () => {
  it('takes one way in of several away, and tells of it', async () => {
    const identity = await anIdentity(db);
    const { memberId } = identity;
    await anIdentity(db, { memberId });
    expect(await withdraw(identity, false)).toBe('unlinked');
    expect(await withdraw(identity, false)).toBe('nothing_held');
    const told = await db
      .selectFrom('outbox')
      .select('data')
      .where('subject', '=', memberId)
      .where('type', '=', 'member.unlinked')
      .execute();
    expect(told).toEqual([
      { data: { identityId: identity.id, provider: 'google', withdrawn: true } },
    ]);
  });

  it('keeps the last one, unless the person asked to be erased', async () => {
    const identity = await anIdentity(db);
    expect(await withdraw(identity, false)).toBe('signed_out');
    expect(await statusOf(identity.memberId)).toBe('active');
    expect(await withdraw(identity, true)).toBe('erased');
    expect(await statusOf(identity.memberId)).toBe('erased');
    expect(await identitiesOf(identity.memberId)).toEqual([]);
  });

  it('leaves who is suspended to a human, ways in and all', async () => {
    const memberId = await aMember(db, { status: 'suspended' });
    const identity = await anIdentity(db, { memberId });
    await anIdentity(db, { memberId });
    expect(await withdraw(identity, true)).toBe('waiting');
    expect(await withdraw(identity, false)).toBe('signed_out');
    const ways = await identitiesOf(memberId);
    expect(ways.map((way) => way.unlinked_at)).toEqual([null, null]);
    const asked = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject', '=', memberId)
      .where('action', '=', 'member.erasure_asked')
      .execute();
    expect(asked).toHaveLength(1);
  });

  it('follows an identity that a merge is moving', async () => {
    const identity = await anIdentity(db);
    const into = await aMember(db);
    await anIdentity(db, { memberId: into });
    let withdrawing: Promise<WithdrawalOutcome> | undefined;
    await db.transaction().execute(async (trx) => {
      await trx
        .selectFrom('member')
        .select('id')
        .where('id', '=', identity.memberId)
        .forUpdate()
        .execute();
      withdrawing = withdraw(identity, false);
      await untilBlocked(db);
      await trx
        .updateTable('identity')
        .set({ member_id: into })
        .where('id', '=', identity.id)
        .execute();
    });
    expect(await withdrawing).toBe('unlinked');
    expect((await identitiesOf(into)).filter((way) => way.unlinked_at === null)).toHaveLength(1);
  });
});
