// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { answerAppeal } from '../../../../src/membership/use-cases/measures/answer-appeal.js';
import { decideAppeal } from '../../../../src/membership/use-cases/measures/decide-appeal.js';
import { openAppeal } from '../../../../src/membership/use-cases/measures/open-appeal.js';
import { myMeasures } from '../../../../src/membership/use-cases/measures/read-measures.js';
import { readRegister } from '../../../../src/membership/use-cases/register/read-register.js';
import { resignRole } from '../../../../src/membership/use-cases/resign-role.js';
import { revokeRole } from '../../../../src/membership/use-cases/revoke-role.js';
import { aMember } from '../../../support/builders/identity.js';
import { aCommunity, aGrant, aStaffMember, actorOf } from '../../../support/builders/membership.js';
import { someAddress, useMailRoom } from '../../../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;
const deps = { db, now };
const reason = 'Da tre mesi non risponde a chi chiede di entrare';

async function held() {
  const community = await aCommunity(db);
  const email = someAddress();
  const memberId = await aMember(db, { email });
  const grant = await aGrant(db, { community, role: 'co_manager', memberId });
  const manager = actorOf(community.managerId);
  return { community, email, grant, grantId: grant.id, manager, holder: actorOf(memberId) };
}

const decisionsOf = (actor: ReturnType<typeof actorOf>) =>
  myMeasures(deps, { actor, locale: 'it' });

describe('revoking a role', () => {
  it.each(['', ' x ', 'x'.repeat(2_001)])('takes a reason, and «%.5s» is none', async (said) => {
    const { manager, grantId } = await held();
    const revoking = revokeRole(deps, { actor: manager, grantId, reason: said });
    await expect(revoking).rejects.toMatchObject({ code: 'measure.reason_missing' });
  });

  it('tells the holder why, with the way to the page where they appeal', async () => {
    const { manager, grantId, holder, email, community } = await held();
    await revokeRole(deps, { actor: manager, grantId, reason });
    await room.relay();
    const [decision] = await decisionsOf(holder);
    expect(decision).toMatchObject({
      kind: 'revocation',
      reason,
      roleHeld: 'co_manager',
      community: { slug: community.slug },
    });
    const mail = await room.mailbox.waitFor(email, ({ subject }) => subject.includes('revocato'));
    expect(mail.text).toContain(reason);
    expect(mail.text).toContain(`/me/measures/${decision?.id ?? ''}`);
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(email)).toHaveLength(1);
  });

  it('is appealed against, judged by somebody else, and gives nothing back by itself', async () => {
    const { grantId, holder } = await held();
    const staff = await aStaffMember(db);
    await revokeRole(deps, { actor: staff, grantId, reason });
    const [decision] = await decisionsOf(holder);
    if (!decision) throw new Error('no decision');
    const measureId = decision.id;
    const { appealId } = await openAppeal(deps, { actor: holder, measureId, message: 'Rispondo' });
    const verdict = { appealId, verdict: 'upheld', reason: 'Ha ragione' } as const;
    const judging = decideAppeal(deps, { actor: staff, ...verdict });
    await expect(judging).rejects.toMatchObject({ code: 'appeal.own_decision' });
    const other = await aStaffMember(db);
    await answerAppeal(deps, { actor: other, appealId, message: 'Ci scriva di più' });
    await decideAppeal(deps, { actor: other, ...verdict });
    const row = db.selectFrom('role_grant').select('status').where('id', '=', grantId);
    expect(await row.executeTakeFirst()).toEqual({ status: 'revoked' });
  });

  it('is nothing that giving a role back is: that takes no reason and leaves no decision', async () => {
    const { grantId, holder } = await held();
    await resignRole(deps, { actor: holder, grantId });
    expect(await decisionsOf(holder)).toEqual([]);
  });

  it('stands in the register with its reason, for those who decide in the community only', async () => {
    const { community, manager, grantId, holder } = await held();
    await revokeRole(deps, { actor: manager, grantId, reason });
    const seenBy = async (actor: typeof manager | undefined) => {
      const asked = { actor, slug: community.slug, locale: 'it' } as const;
      const { entries } = await readRegister(deps, asked);
      return entries.find((entry) => entry.grantId === grantId)?.reason;
    };
    expect(await seenBy(manager)).toBe(reason);
    expect(await seenBy(holder)).toBeUndefined();
    expect(await seenBy(undefined)).toBeUndefined();
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: holder.memberId, at: new Date() }));
    const kept = await db
      .selectFrom('measure')
      .select('reason')
      .where('grant_id', '=', grantId)
      .execute();
    expect(kept).toEqual([{ reason: '-' }]);
  });
});
