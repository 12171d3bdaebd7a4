// SPDX-License-Identifier: AGPL-3.0-or-later
import type { InvitationId, MemberId } from '../../../kernel/ids.js';

/** Somebody whom a portal knows, as far as they were shown that it knows. */
export interface KnownPerson {
  readonly kind: 'known';
  readonly subject: string;
  readonly memberId: MemberId;
  /** False for who is suspended; of whom nothing else is told. */
  readonly active: boolean;
  readonly displayName: string | undefined;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly locale: 'it' | 'en' | undefined;
  readonly email: string | undefined;
  readonly updatedAt: Date;
}

/** Somebody whom a manager asked, through the portal, to become a member. */
export interface InvitedPerson {
  readonly kind: 'invited';
  readonly id: InvitationId;
  readonly address: string;
  /** The portal's own id for them. */
  readonly externalId: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type ScimPerson = KnownPerson | InvitedPerson;

/** By which name SCIM knows somebody: never our own. */
export const idOf = (person: ScimPerson): string =>
  person.kind === 'known' ? person.subject : person.id;
