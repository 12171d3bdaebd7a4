// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { CommunityRequestId } from '../../../../src/kernel/ids.js';
import { listPromoters } from '../../../../src/membership/store/founding/promoters.js';
import { findCommunityRequest } from '../../../../src/membership/store/founding/requests.js';
import { signRequest } from '../../../../src/membership/use-cases/founding/answer-promotion.js';
import { approveRequest } from '../../../../src/membership/use-cases/founding/approve-request.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { undoMerge } from '../../../../src/membership/use-cases/undo-merge.js';
import {
  aCommunityRequest,
  aSignedRequest,
  aWish,
  foundingDeps,
} from '../../../support/builders/founding.js';
import { aStaffMember, someActor, someMember } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';
import { findInDatabase } from '../../../support/find-in-database.js';

const { db } = useDatabase();
const deps = foundingDeps(db);
const inTransaction = db.transaction();
const requesterOf = async (id: CommunityRequestId) =>
  (await findCommunityRequest(db, id))?.requestedBy;

describe('a merge', () => {
  it('hands the request over and, undone, gives it back', async () => {
    const { requestId, requester } = await aCommunityRequest(db);
    const into = await someMember(db);
    const journal = await inTransaction.execute((trx) =>
      mergeMember(trx, { from: requester.memberId, into, at: new Date() }),
    );
    expect(await requesterOf(requestId)).toBe(into);
    await inTransaction.execute((trx) =>
      undoMerge(trx, { from: requester.memberId, into, at: new Date() }, journal),
    );
    expect(await requesterOf(requestId)).toBe(requester.memberId);
  });

  it('I18 lets nobody approve or sign what they themselves asked for', async () => {
    const { requestId, requester, signers } = await aSignedRequest(db);
    const staff = await aStaffMember(db);
    const [signer = staff] = signers;
    await inTransaction.execute((trx) =>
      mergeMember(trx, { from: requester.memberId, into: staff.memberId, at: new Date() }),
    );
    const approving = approveRequest(deps, { actor: staff, requestId, slug: 'propria' as never });
    await expect(approving).rejects.toMatchObject({ code: 'community_request.own' });

    await inTransaction.execute((trx) =>
      mergeMember(trx, { from: signer.memberId, into: staff.memberId, at: new Date() }),
    );
    expect((await findCommunityRequest(db, requestId))?.promotersSigned).toBe(1);
    const promoters = await listPromoters(db, requestId);
    expect(promoters.map(({ memberId }) => memberId)).not.toContain(staff.memberId);
  });

  it('counts two signatures of one person once', async () => {
    const { requestId, signers } = await aSignedRequest(db);
    const [one, other] = signers;
    if (!one || !other) throw new Error('nobody signed');
    await inTransaction.execute((trx) =>
      mergeMember(trx, { from: one.memberId, into: other.memberId, at: new Date() }),
    );
    expect((await findCommunityRequest(db, requestId))?.promotersSigned).toBe(1);
  });
});

it('I19 an erasure withdraws the request and leaves no words about people', async () => {
  const wish = { ...aWish, managers: 'Zelinda Quaranta e io' };
  const { requestId, requester, tokens } = await aCommunityRequest(db, {
    wish,
    promoters: [{ address: 'zelinda@example.org' }, { address: 'quaranta@example.org' }],
  });
  await signRequest(deps, { actor: await someActor(db), asked: { token: tokens[0] ?? '' } });
  await inTransaction.execute((trx) =>
    eraseMember(trx, { memberId: requester.memberId, at: new Date() }),
  );
  expect((await findCommunityRequest(db, requestId))?.status).toBe('withdrawn');
  for (const word of ['Zelinda', 'quaranta@example.org', 'zelinda@example.org']) {
    expect(await findInDatabase(db, word)).toEqual([]);
  }
});
