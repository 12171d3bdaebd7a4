// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import {
  acceptInvitation,
  declineInvitation,
} from '../../src/membership/use-cases/inviting/answer-invitation.js';
import { closeDueInvitations } from '../../src/membership/use-cases/inviting/close-due-invitations.js';
import { eraseInvitations } from '../../src/membership/use-cases/inviting/erase-invitations.js';
import { inviteMembers } from '../../src/membership/use-cases/inviting/invite-members.js';
import {
  readdressInvitation,
  resendInvitation,
  revokeInvitation,
} from '../../src/membership/use-cases/inviting/manage-invitation.js';
import { anAddress, anInvitation, invitingDeps } from './builders/invitation.js';
import { aCommunity, actorOf, someActor } from './builders/membership.js';

async function managed(db: Db) {
  const community = await aCommunity(db);
  return { community, slug: community.slug, manager: actorOf(community.managerId) };
}

/** Each prepares what it needs and returns the act to be watched. */
export function invitingActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  return {
    'inviting/invite-members': async () => {
      const { slug, manager } = await managed(db);
      const guests = [{ address: 'una@example.org' }, { address: 'due@example.org' }];
      const list = { actor: manager, slug, guests, locale: 'it' } as const;
      return () => inviteMembers(invitingDeps(db), list);
    },
    'inviting/answer-invitation': async () => {
      const { community } = await managed(db);
      const { token, address = '' } = await anInvitation(db, community, {
        address: 'tre@example.org',
        role: 'editor',
      });
      const actor = await someActor(db);
      await anAddress(db, actor.memberId, { address });
      return () => acceptInvitation(deps, { actor, token });
    },
    'inviting/answer-invitation by a stranger': async () => {
      const { community } = await managed(db);
      const { token } = await anInvitation(db, community);
      const actor = await someActor(db);
      return () => acceptInvitation(deps, { actor, token });
    },
    'inviting/answer-invitation with no': async () => {
      const { community } = await managed(db);
      const { token } = await anInvitation(db, community);
      return () => declineInvitation(deps, { token });
    },
    'inviting/manage-invitation': async () => {
      const { community, manager } = await managed(db);
      const { id } = await anInvitation(db, community);
      return () => revokeInvitation(deps, { actor: manager, invitationId: id });
    },
    'inviting/manage-invitation again': async () => {
      const { community, manager } = await managed(db);
      const { id } = await anInvitation(db, community);
      const tomorrow = { ...invitingDeps(db), now: () => later(now(), day) };
      return () => resendInvitation(tomorrow, { actor: manager, invitationId: id });
    },
    'inviting/manage-invitation elsewhere': async () => {
      const { community, manager } = await managed(db);
      const { id } = await anInvitation(db, community);
      const elsewhere = { actor: manager, invitationId: id, address: 'sette@example.org' };
      return () => readdressInvitation(invitingDeps(db), elsewhere);
    },
    'inviting/erase-invitations': async () => {
      const { community } = await managed(db);
      const { address = '' } = await anInvitation(db, community, { address: 'sei@example.org' });
      const { memberId } = await someActor(db);
      await anAddress(db, memberId, { address });
      return () => db.transaction().execute((trx) => eraseInvitations(trx, memberId, now()));
    },
    'inviting/close-due-invitations': async () => {
      const { community } = await managed(db);
      await anInvitation(db, community);
      await db.updateTable('invitation').set({ expires_at: now() }).execute();
      return () => closeDueInvitations(deps);
    },
  };
}
