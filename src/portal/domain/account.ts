// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../kernel/ids.js';

/** A member as one portal may know them. */
export interface Account {
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly locale: 'it' | 'en';
  readonly email: { readonly address: string; readonly verified: boolean } | undefined;
  /** When any of the above last changed. */
  readonly updatedAt: Date;
  readonly platformRoles: readonly string[];
  /** The pairwise subject in the portal's sector; undefined until the first release. */
  readonly subject: string | undefined;
  /** The claims that this member was shown for this portal; undefined too after they put an end to it. */
  readonly shown: readonly string[] | undefined;
  /** Names of claims that it has received, and when it last received some. */
  readonly received: readonly string[];
  readonly receivedAt: Date | undefined;
}
