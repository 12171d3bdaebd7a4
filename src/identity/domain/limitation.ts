// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Branded, MemberId } from '../../kernel/ids.js';

export type LimitationId = Branded<'LimitationId'>;

/** What is kept of a member is used for rights and decisions only (GDPR, art. 18); lifted, it is history. */
export interface Limitation {
  readonly id: LimitationId;
  readonly memberId: MemberId;
  /** Written for the person, who reads it. */
  readonly reason: string;
  readonly by: MemberId;
  readonly at: Date;
  /** Whose it was before a merge that brought it here. */
  readonly carriedFrom: MemberId | undefined;
  readonly lifted:
    | { readonly by: MemberId; readonly at: Date; readonly reason: string }
    | undefined;
}
