// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { endBreakGlass } from '../../../../src/membership/use-cases/break-glass/end-break-glass.js';
import { startBreakGlass } from '../../../../src/membership/use-cases/break-glass/start-break-glass.js';
import { answerDispute } from '../../../../src/membership/use-cases/disputes/answer-dispute.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { exportMember } from '../../../../src/membership/use-cases/export-member.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { aCommunity, aStaffMember, someMember } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

interface Exported {
  readonly disputes: readonly {
    readonly openedByMe: boolean;
    readonly messages: readonly { readonly own: boolean; readonly text: string }[];
  }[];
  readonly interventions: readonly { readonly community: string; readonly reason: string }[];
}
const exported = async (memberId: MemberId) => (await exportMember(db, memberId)) as Exported;

describe('the export of somebody’s own data', () => {
  it('tells the disputes to which they are a party, on either side, and names nobody', async () => {
    const { opener, holder, disputeId } = await aDispute(db);
    await answerDispute(deps, { actor: holder, disputeId, message: 'Ero malata' });
    for (const [{ memberId }, isOpener] of [
      [opener, true],
      [holder, false],
    ] as const) {
      const { disputes } = await exported(memberId);
      expect(disputes).toHaveLength(1);
      expect(disputes[0]?.openedByMe).toBe(isOpener);
      expect(disputes[0]?.messages.map(({ own }) => own)).toEqual([isOpener, !isOpener]);
      const other = isOpener ? holder.memberId : opener.memberId;
      expect(JSON.stringify(disputes)).not.toContain(other);
    }
    expect((await exported(await someMember(db))).disputes).toEqual([]);
  });

  it('tells an administrator of the interventions that they began', async () => {
    const { slug } = await aCommunity(db);
    const actor = await aStaffMember(db, 'platform_admin');
    await startBreakGlass(deps, { actor, slug, reason: 'Nessuno risponde', minutes: 30 });
    const { interventions } = await exported(actor.memberId);
    expect(interventions).toMatchObject([{ community: slug, reason: 'Nessuno risponde' }]);
  });
});

it('I19 why an administrator took powers is erased with them, also of what has ended', async () => {
  const actor = await aStaffMember(db, 'platform_admin');
  const order = { actor, reason: 'Nessuno risponde', minutes: 30 };
  const first = await startBreakGlass(deps, { ...order, slug: (await aCommunity(db)).slug });
  await endBreakGlass(deps, { actor, id: first.id });
  await startBreakGlass(deps, { ...order, slug: (await aCommunity(db)).slug });
  await db
    .transaction()
    .execute((trx) => eraseMember(trx, { memberId: actor.memberId, at: new Date() }));
  const rows = await db
    .selectFrom('break_glass')
    .select(['reason', 'community_id'])
    .where('member_id', '=', actor.memberId)
    .execute();
  expect(rows.map(({ reason }) => reason)).toEqual(['-', '-']);
});
