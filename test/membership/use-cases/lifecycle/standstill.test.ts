// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { Slug } from '../../../../src/kernel/ids.js';
import { lapseOffers } from '../../../../src/membership/use-cases/close-due-grants.js';
import {
  acceptInvitation,
  declineInvitation,
} from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { closeDueInvitations } from '../../../../src/membership/use-cases/inviting/close-due-invitations.js';
import { readInvitation } from '../../../../src/membership/use-cases/inviting/read-invitation.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { lapseDelegations } from '../../../../src/membership/use-cases/seats/close-due-seats.js';
import { anInvitation } from '../../../support/builders/invitation.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  someActor,
} from '../../../support/builders/membership.js';
import { aNamedDelegate, aSeat } from '../../../support/builders/seats.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const begin = now();
const inDays = (days: number) => ({ db, now: () => later(begin, days * day) });

const stop = async (slug: Slug, days: number) =>
  freezeCommunity(inDays(days), { actor: await aStaffMember(db), slug, reason: 'Una verifica' });
const goOn = async (slug: Slug, days: number) =>
  unfreezeCommunity(inDays(days), { actor: await aStaffMember(db), slug });

const statusOf = async (table: 'role_grant' | 'seat_delegate' | 'invitation', id: string) =>
  (await db.selectFrom(table).select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;

/** What is offered, how long it waits, and the job that closes it. */
const offered = {
  'a role': async () => {
    const community = await aCommunity(db);
    const grant = { community, role: 'editor', status: 'offered', createdAt: begin } as const;
    const { id } = await aGrant(db, grant);
    return { slug: community.slug, table: 'role_grant', id, days: 14, close: lapseOffers } as const;
  },
  'a role for the day that somebody leaves, already agreed to': async () => {
    const community = await aCommunity(db);
    const word = { onLeave: true, agreedAt: begin, createdAt: begin };
    const grant = { community, role: 'manager', status: 'offered', ...word } as const;
    const { id } = await aGrant(db, grant);
    return {
      slug: community.slug,
      table: 'role_grant',
      id,
      days: 365,
      close: lapseOffers,
    } as const;
  },
  'to sit for an organisation': async () => {
    const seat = await aSeat(db);
    const { delegateId: id } = await aNamedDelegate(db, seat);
    const { slug } = seat.community;
    return { slug, table: 'seat_delegate', id, days: 14, close: lapseDelegations } as const;
  },
  'to come in': async () => {
    const community = await aCommunity(db);
    const { id, expiresAt } = await anInvitation(db, community);
    const days = Math.round((expiresAt.getTime() - begin.getTime()) / day);
    const { slug } = community;
    return { slug, table: 'invitation', id, days, close: closeDueInvitations } as const;
  },
};

describe('while the community stands still nothing that is offered runs out', () => {
  it.each(Object.entries(offered))('%s', async (_what, prepare) => {
    const { slug, table, id, days, close } = await prepare();
    const waits = table === 'invitation' ? 'pending' : 'offered';
    await stop(slug, 4);
    await close(inDays(days + 20));
    expect(await statusOf(table, id)).toBe(waits);

    await goOn(slug, days + 20);
    await close(inDays(2 * days + 15));
    expect(await statusOf(table, id)).toBe(waits);
    await close(inDays(2 * days + 17));
    expect(await statusOf(table, id)).toBe('lapsed');
  });

  it('the link of an invitation says that the community stands still; who declines declines', async () => {
    const community = await aCommunity(db);
    const [one, other] = [await anInvitation(db, community), await anInvitation(db, community)];
    await stop(community.slug, 1);
    const late = inDays(400);
    await expect(readInvitation(late, { token: one.token, locale: 'it' })).resolves.toMatchObject({
      invitation: { id: one.id },
    });
    const answer = { actor: await someActor(db), token: one.token };
    await expect(acceptInvitation(late, answer)).rejects.toMatchObject({
      code: 'community.not_active',
    });
    await declineInvitation(late, { ...answer, token: other.token });
    expect(await statusOf('invitation', other.id)).toBe('declined');
  });
});
