// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { hashToken } from '../../../kernel/tokens.js';
import type { Invitation } from '../../domain/inviting/invitation.js';
import { findInvitationByToken } from '../../store/invitations.js';
import { findCommunityName } from '../../store/addressees.js';

export interface InvitationView {
  readonly invitation: Invitation;
  readonly community: { readonly slug: string; readonly name: string };
}

/**
 * What the link of a letter shows to whoever opens it: opening uses nothing up.
 * @throws PiazzaError `invitation.invalid` for a link that is unknown, replaced, answered or too old
 */
export async function readInvitation(
  deps: { db: Db; now: Clock },
  { token, locale }: { token: string; locale: 'it' | 'en' },
): Promise<InvitationView> {
  const invitation = await findInvitationByToken(deps.db, hashToken(token));
  if (invitation?.status !== 'pending' || invitation.expiresAt <= deps.now()) {
    throw new PiazzaError('invitation.invalid');
  }
  const community = await findCommunityName(deps.db, invitation.communityId, locale);
  if (!community) throw new PiazzaError('invitation.invalid');
  return { invitation, community };
}
