// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import type { MergeJournal } from '../../../src/membership/domain/merge-journal.js';
import { answerOffer } from '../../../src/membership/use-cases/answer-offer.js';
import { mergeMember } from '../../../src/membership/use-cases/merge-member.js';
import { offerRole } from '../../../src/membership/use-cases/offer-role.js';
import { answerRenewal } from '../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../src/membership/use-cases/roles/ask-renewal.js';
import { undoMerge } from '../../../src/membership/use-cases/undo-merge.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** As identity does it: what they hold goes over, and the one points to the other. */
const merge = (from: MemberId, into: MemberId): Promise<MergeJournal> =>
  db.transaction().execute(async (trx) => {
    const journal = await mergeMember(trx, { from, into, at: new Date() });
    const gone = { status: 'merged', merged_into: into } as const;
    await trx.updateTable('member').set(gone).where('id', '=', from).execute();
    return journal;
  });
const undo = (from: MemberId, into: MemberId, journal: MergeJournal): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const back = { status: 'active', merged_into: null } as const;
    await trx.updateTable('member').set(back).where('id', '=', from).execute();
    await undoMerge(trx, { from, into, at: new Date() }, journal);
  });

/** A second manager offers a role, and the first one is there whatever becomes of them. */
async function anOffer() {
  const community = await aCommunity(db);
  const { memberId: granter } = await aGrant(db, { community, role: 'manager' });
  const { memberId } = await aStint(db, { community });
  const offer = {
    actor: actorOf(granter),
    slug: community.slug,
    memberId,
    role: 'editor',
  } as const;
  const { grantId } = await offerRole(deps, offer);
  const accept = () => answerOffer(deps, { actor: actorOf(memberId), grantId, accept: true });
  const signer = async (): Promise<string | null> =>
    (
      await db
        .selectFrom('role_grant')
        .select('granted_by')
        .where('id', '=', grantId)
        .executeTakeFirstOrThrow()
    ).granted_by;
  return { community, granter, memberId, grantId, accept, signer };
}

describe('I18 an offer of somebody who was merged into another', () => {
  it('I18 is the other’s, who signs for it', async () => {
    const { granter, accept, signer } = await anOffer();
    const [between, into] = [await someMember(db), await someMember(db)];
    await merge(granter, between);
    await merge(between, into);
    expect(await accept()).toBe('started');
    expect(await signer()).toBe(into);
  });

  it('I18 is theirs again once the merge is taken back', async () => {
    const { granter, accept, signer } = await anOffer();
    const into = await someMember(db);
    await undo(granter, into, await merge(granter, into));
    expect(await accept()).toBe('started');
    expect(await signer()).toBe(granter);
  });

  it('I18 dies where the other may not make it', async () => {
    const { community, granter, accept } = await anOffer();
    const into = await someMember(db);
    // The other had made them a manager: nobody keeps a role by their own word.
    await db
      .updateTable('role_grant')
      .set({ granted_by: into, offered_by: into })
      .where('community_id', '=', community.id)
      .where('member_id', '=', granter)
      .execute();
    await merge(granter, into);
    await expect(accept()).rejects.toMatchObject({ code: 'role.granter_gone' });
  });

  it('I18 is nobody’s own, by however many merges they came to have made it', async () => {
    const { granter, memberId, grantId } = await anOffer();
    const between = await someMember(db);
    await merge(granter, between);
    await merge(between, memberId);
    const own = answerOffer(deps, { actor: actorOf(memberId), grantId, accept: true });
    await expect(own).rejects.toMatchObject({
      code: 'role.granter_gone',
    });
  });

  it('I18 has no second signature of the same person', async () => {
    const { granter, grantId, accept } = await anOffer();
    const [second, into] = [await someMember(db), await someMember(db)];
    const signed = { countersigned_by: second };
    await db.updateTable('role_grant').set(signed).where('id', '=', grantId).execute();
    await merge(granter, into);
    await merge(second, into);
    await expect(accept()).rejects.toMatchObject({ code: 'role.same_signature' });
  });

  it('I18 nor is that of another term lost', async () => {
    const community = await aCommunity(db);
    const { memberId: granter } = await aGrant(db, { community, role: 'manager' });
    const near = { role: 'editor', validUntil: later(now(), 20 * day) } as const;
    const { id: grantId, memberId } = await aGrant(db, { community, ...near });
    await askRenewal(deps, { actor: actorOf(granter), grantId });
    const into = await someMember(db);
    await merge(granter, into);
    await answerRenewal(deps, { actor: actorOf(memberId), grantId, accept: true });
    const { renewed_by: by } = await db
      .selectFrom('role_grant')
      .select('renewed_by')
      .where('id', '=', grantId)
      .executeTakeFirstOrThrow();
    expect(by).toBe(into);
  });
});
