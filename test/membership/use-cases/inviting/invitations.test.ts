// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { day, hour, later } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import { invite } from '../../../../src/membership/domain/inviting/invitation.js';
import { insertInvitations } from '../../../../src/membership/store/invitations.js';
import {
  acceptInvitation,
  declineInvitation,
} from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { closeDueInvitations } from '../../../../src/membership/use-cases/inviting/close-due-invitations.js';
import { inviteMembers } from '../../../../src/membership/use-cases/inviting/invite-members.js';
import { secretOf } from '../../../../src/membership/use-cases/inviting/letters.js';
import {
  resendInvitation,
  revokeInvitation,
} from '../../../../src/membership/use-cases/inviting/manage-invitation.js';
import { readInvitation } from '../../../../src/membership/use-cases/inviting/read-invitation.js';
import { writeLetter } from '../../../../src/membership/use-cases/inviting/write-letter.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { aCommunity, aGrant, actorOf, someActor } from '../../../support/builders/membership.js';
import { anAddress, anInvitation, invitingDeps } from '../../../support/builders/invitation.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = invitingDeps(db);
const byInvitation = () => aCommunity(db, { joinPath: 'invitation' });
const address = () => `ada-${newId()}@example.org`;

const invitationFor = (
  { id, managerId }: Awaited<ReturnType<typeof byInvitation>>,
  { guests: [guest] }: { guests: readonly [{ address: string }] },
) =>
  invite(guest, {
    communityId: id,
    invitedBy: managerId,
    locale: 'it',
    message: '',
    batch: undefined,
    at: new Date(),
  });

const statusOf = async (id: string) =>
  (
    await db
      .selectFrom('invitation')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status;

describe('inviting', () => {
  it('needs the right, and for a role the right to offer it', async () => {
    const { slug, ...community } = await byInvitation();
    const decider = await aGrant(db, {
      community,
      memberId: (await someActor(db)).memberId,
      role: 'membership_manager',
    });
    const by = (guest: object, actor = actorOf(decider.memberId)) =>
      inviteMembers(deps, {
        actor,
        slug,
        guests: [{ address: address(), ...guest }],
        locale: 'it',
      });

    await expect(by({}, await someActor(db))).rejects.toMatchObject({ code: 'right.missing' });
    await expect(by({ role: 'manager' })).rejects.toMatchObject({ code: 'right.missing' });
    await expect(by({})).resolves.toMatchObject({ sent: 1 });
  });

  it('invites all of a list or nobody: one who is invited already stops it', async () => {
    const community = await byInvitation();
    const { address: known = '' } = await anInvitation(db, community);
    const guests = [{ address: address() }, { address: known }];
    const actor = actorOf(community.managerId);

    const inviting = inviteMembers(deps, { actor, slug: community.slug, guests, locale: 'it' });

    await expect(inviting).rejects.toMatchObject({
      code: 'invitation.already_open',
      context: { addresses: [known] },
    });
    const rows = await db
      .selectFrom('invitation')
      .select('id')
      .where('community_id', '=', community.id)
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('I8 refuses the second of two invitations of one address at the same moment', async () => {
    const community = await byInvitation();
    const actor = actorOf(community.managerId);
    const one = {
      actor,
      slug: community.slug,
      guests: [{ address: address() }],
      locale: 'it',
    } as const;
    const winner = await db.startTransaction().execute();
    await insertInvitations(winner, [
      { invitation: invitationFor(community, one), tokenHash: randomBytes(32) },
    ]);

    const loser = inviteMembers(deps, one);
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    await expect(loser).rejects.toMatchObject({ code: 'invitation.already_open' });
  });

  it('keeps no secret of a link anywhere in the database', async () => {
    const invitation = await anInvitation(db, await byInvitation());
    const row = await db
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', invitation.id)
      .executeTakeFirstOrThrow();
    const jobs = await sql`select payload from graphile_worker._private_jobs`.execute(db);
    expect(JSON.stringify([row, jobs.rows])).not.toContain(invitation.token);
    const letter = await writeLetter(deps, { invitation: invitation.id, letter: 1 });
    expect(letter).toMatchObject({ to: invitation.address, token: invitation.token });
  });

  it('sends again after an hour, five times at most; only the last link works', async () => {
    const community = await byInvitation();
    const invitation = await anInvitation(db, community);
    const again = { actor: actorOf(community.managerId), invitationId: invitation.id };

    await expect(resendInvitation(deps, again)).rejects.toMatchObject({
      code: 'invitation.too_often',
    });
    for (let letter = 2; letter <= 5; letter += 1) {
      const then = later(deps.now(), letter * hour);
      await resendInvitation({ ...deps, now: () => then }, again);
    }
    const old = readInvitation(deps, { token: invitation.token, locale: 'it' });
    await expect(old).rejects.toMatchObject({ code: 'invitation.invalid' });
    const token = secretOf(deps, { id: invitation.id, sentCount: 5 });
    await expect(readInvitation(deps, { token, locale: 'it' })).resolves.toBeDefined();
    expect(await writeLetter(deps, { invitation: invitation.id, letter: 1 })).toBeUndefined();
    const sixth = resendInvitation({ ...deps, now: () => later(deps.now(), day) }, again);
    await expect(sixth).rejects.toMatchObject({ code: 'invitation.too_often' });
  });
});

describe('answering an invitation', () => {
  it.each([true, false])(
    'lets in whose address it went to (proven: %s), with the role offered',
    async (proven) => {
      const community = await byInvitation();
      const to = address();
      const { id, token } = await anInvitation(db, community, { address: to, role: 'editor' });
      const actor = await someActor(db);
      await anAddress(db, actor.memberId, { address: to.toUpperCase(), proven });

      const answer = await acceptInvitation(deps, { actor, token });

      expect(answer).toMatchObject({ outcome: 'joined', slug: community.slug });
      expect(await statusOf(id)).toBe('accepted');
      const grants = await db
        .selectFrom('role_grant')
        .select(['role', 'status', 'offered_by'])
        .where('member_id', '=', actor.memberId)
        .execute();
      expect(grants).toEqual([
        { role: 'editor', status: 'offered', offered_by: community.managerId },
      ]);
      const stint = await db
        .selectFrom('stint')
        .select(['join_path', 'invitation_id'])
        .where('member_id', '=', actor.memberId)
        .executeTakeFirstOrThrow();
      expect(stint).toEqual({ join_path: 'invitation', invitation_id: id });
    },
  );

  it('turns into a request, without the role, for somebody with other addresses', async () => {
    const community = await byInvitation();
    const { token } = await anInvitation(db, community, { address: address(), role: 'editor' });
    const actor = await someActor(db);

    const answer = await acceptInvitation(deps, { actor, token });

    expect(answer.outcome).toBe('requested');
    const grants = await db
      .selectFrom('role_grant')
      .select('id')
      .where('member_id', '=', actor.memberId)
      .execute();
    expect(grants).toEqual([]);
  });

  it('I7 is not for whoever sent it', async () => {
    const community = await byInvitation();
    const { id } = await anInvitation(db, community);
    const own = db
      .updateTable('invitation')
      .set({ status: 'accepted', accepted_by: community.managerId, ended_at: new Date() })
      .where('id', '=', id)
      .execute();
    await expect(own).rejects.toMatchObject({ constraint: 'invitation_not_by_self' });
  });

  it.each([
    ['a level that is too low', { level: 'none' }, 'session.level_too_low'],
    ['a provider that is not admitted', { provider: 'google' }, 'membership.provider_not_admitted'],
  ] as const)('refuses %s, and the invitation stands', async (_, proof, code) => {
    const community = await aCommunity(db, {
      joinPath: 'invitation',
      admittedProviders: ['spid'],
    });
    const { id, token } = await anInvitation(db, community);
    const accepting = acceptInvitation(deps, { actor: await someActor(db, proof), token });
    await expect(accepting).rejects.toMatchObject({ code });
    expect(await statusOf(id)).toBe('pending');
  });

  it('works once: of two people at the same moment one gets in', async () => {
    const community = await byInvitation();
    const to = address();
    const { token } = await anInvitation(db, community, { address: to });
    const actors = [await someActor(db), await someActor(db)];
    const first = await db.startTransaction().execute();
    await first
      .selectFrom('invitation')
      .select('id')
      .where('address', '=', to)
      .forUpdate()
      .execute();
    const both = actors.map((actor) => acceptInvitation(deps, { actor, token }));
    const settled = Promise.allSettled(both);
    await Promise.race([settled, untilBlocked(db)]);
    await first.commit().execute();
    const outcomes = await settled;
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each(['declined', 'revoked', 'lapsed'] as const)('does nothing once %s', async (end) => {
    const community = await byInvitation();
    const { id, token } = await anInvitation(db, community);
    if (end === 'declined') await declineInvitation(deps, { token });
    if (end === 'revoked') {
      await revokeInvitation(deps, { actor: actorOf(community.managerId), invitationId: id });
    }
    const late = { ...deps, now: () => later(deps.now(), end === 'lapsed' ? 31 * day : 0) };
    if (end === 'lapsed') await closeDueInvitations(late);

    expect(await statusOf(id)).toBe(end);
    const accepting = acceptInvitation(late, { actor: await someActor(db), token });
    await expect(accepting).rejects.toMatchObject({ code: 'invitation.invalid' });
  });

  it('is over when the person comes in by another way', async () => {
    const community = await aCommunity(db, { ways: [{ path: 'open' }, { path: 'invitation' }] });
    const to = address();
    const { id } = await anInvitation(db, community, { address: to });
    const actor = await someActor(db);
    await anAddress(db, actor.memberId, { address: to });
    await joinCommunity(deps, { actor, slug: community.slug });
    expect(await statusOf(id)).toBe('superseded');
  });

  it('an address that is merely said opens nothing without the link, and closes nothing', async () => {
    const community = await aCommunity(db, { joinPath: 'invitation' });
    const to = address();
    const { id } = await anInvitation(db, community, { address: to });
    const actor = await someActor(db);
    await anAddress(db, actor.memberId, { address: to, proven: false });
    const joining = joinCommunity(deps, { actor, slug: community.slug });
    await expect(joining).rejects.toMatchObject({ code: 'membership.not_invited' });
    expect(await statusOf(id)).toBe('pending');
  });

  it('forgets the address half a year after the end', async () => {
    const community = await byInvitation();
    const { id, token } = await anInvitation(db, community);
    await declineInvitation(deps, { token });
    await closeDueInvitations({ ...deps, now: () => later(deps.now(), 190 * day) });
    const row = await db
      .selectFrom('invitation')
      .select(['address', 'address_normalised'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ address: null, address_normalised: null });
  });
});
