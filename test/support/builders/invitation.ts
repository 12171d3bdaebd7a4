// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { Db } from '../../../src/database/database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { newId, trustId, type InvitationId, type MemberId } from '../../../src/kernel/ids.js';
import type { Community } from '../../../src/membership/domain/community.js';
import type { Guest, Invitation } from '../../../src/membership/domain/inviting/invitation.js';
import { findInvitation } from '../../../src/membership/store/invitations.js';
import { inviteMembers } from '../../../src/membership/use-cases/inviting/invite-members.js';
import { secretOf, type InvitingDeps } from '../../../src/membership/use-cases/inviting/letters.js';
import { actorOf } from './membership.js';

export const invitingDeps = (db: Db): InvitingDeps => ({
  db,
  now: systemClock,
  lettersOfDay: 1_000,
  pseudonym: (label, value) => createHash('sha256').update(`${label}\n${value}`).digest('hex'),
});

type Where = Community & { readonly managerId: MemberId };

/** An invitation that stands, with the secret of its link. */
export async function anInvitation(
  db: Db,
  community: Where,
  guest: Guest = { address: `guest-${newId()}@example.org` },
): Promise<Invitation & { readonly token: string }> {
  const deps = invitingDeps(db);
  const actor = actorOf(community.managerId);
  await inviteMembers(deps, { actor, slug: community.slug, guests: [guest], locale: 'it' });
  const row = await db
    .selectFrom('invitation')
    .select('id')
    .where('community_id', '=', community.id)
    .where('address', '=', guest.address)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const invitation = await findInvitation(db, trustId<InvitationId>(row.id));
  if (!invitation) throw new Error('the invitation is not there');
  return { ...invitation, token: secretOf(deps, invitation) };
}

/** An address of a member; proven unless said, and not their first. */
export async function anAddress(
  db: Db,
  memberId: MemberId,
  {
    address,
    proven = true,
    primary = false,
  }: { address: string; proven?: boolean; primary?: boolean },
): Promise<void> {
  const at = new Date();
  const row = { value: address, value_normalised: address.toLowerCase() };
  await db
    .insertInto('contact_point')
    .values({
      ...row,
      id: newId(),
      member_id: memberId,
      kind: 'email',
      verified_at: proven ? at : null,
      is_primary: primary,
      created_at: at,
    })
    .execute();
}
