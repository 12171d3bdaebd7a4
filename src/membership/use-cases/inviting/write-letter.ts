// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db } from '../../../database/database.js';
import { trustId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';
import { findCommunityName } from '../../store/addressees.js';
import { findInvitation } from '../../store/invitations.js';
import { secretOf, type InvitingDeps } from './letters.js';

/** One letter of an invitation, as the mail needs it. */
export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly locale: 'it' | 'en';
  readonly community: string;
  readonly role: CommunityRole | undefined;
  readonly message: string;
  readonly until: Date;
  /** For the link. */
  readonly token: string;
}

const payloadSchema = z.strictObject({ invitation: z.uuid(), letter: z.int() });

/** The letter that a job asks for; undefined when the invitation has ended or a later letter replaced it. */
export async function writeLetter(
  deps: Pick<InvitingDeps, 'pseudonym'> & { readonly db: Db },
  payload: unknown,
): Promise<Letter | undefined> {
  const { invitation: id, letter } = payloadSchema.parse(payload);
  const invitation = await findInvitation(deps.db, trustId(id));
  if (invitation?.status !== 'pending' || invitation.sentCount !== letter) return undefined;
  const { address, locale, communityId, role, message } = invitation;
  const community = await findCommunityName(deps.db, communityId, locale);
  if (address === undefined || !community) return undefined;
  return {
    id: `invitation.${id}.${letter}`,
    to: address,
    locale,
    community: community.name,
    role,
    message,
    until: invitation.expiresAt,
    token: secretOf(deps, invitation),
  };
}
