// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../../kernel/errors.js';
import type { IdentityId, MemberId, SessionId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import type { ReviewId } from '../../domain/review.js';
import type { ClampedProfile } from '../../domain/profile.js';
import type { Answer, Intent, Question } from '../../domain/situation.js';

export interface SignInInput {
  readonly profile: ClampedProfile;
  /** The provider's instance id and its kind. */
  readonly provider: string;
  readonly kind: string;
  readonly intent: Intent;
  /** The level that was asked for; a reply below it signs nobody in. `none` when left out. */
  readonly minimum?: Level | undefined;
  /** Who is signed in in this browser, and when they last proved it. */
  readonly session?:
    | {
        readonly memberId: MemberId;
        readonly provenAt: Date;
        readonly level: Level;
        /** Spared when first proof ends the member's other sessions. */
        readonly sessionId?: SessionId | undefined;
      }
    | undefined;
  /** The person's answer to a previous `ask`. One that does not fit is asked again. */
  readonly answer?: Answer | undefined;
  readonly locale: 'it' | 'en';
}

/** A way in by which people recognise it as theirs, or not: the provider's instance, and its label. */
export interface Way {
  readonly provider: string;
  readonly label: string;
}

/** A member, never shown, and the kinds of their ways in. */
export interface Twin {
  readonly memberId: MemberId;
  readonly how: readonly string[];
}

export type Resolution =
  | {
      readonly outcome: 'in';
      readonly memberId: MemberId;
      readonly identityId: IdentityId;
      readonly created: boolean;
      readonly linked: boolean;
      /** The member who is now one with `memberId`. */
      readonly merged?: MemberId;
      /** Another member who may be the same person: to be offered, once they prove that too. */
      readonly twin?: Twin;
    }
  /** Nothing was written; call again with `answer`. */
  | {
      readonly outcome: 'ask';
      readonly question: Question;
      readonly options: readonly Answer[];
      readonly names: { readonly current?: string; readonly other?: string };
      /** The names behind `account-1` and on, in that order. */
      readonly accounts?: readonly string[];
      /** What opens the profile that an answer would make one with another, or with a person. */
      readonly ways?: readonly Way[];
    }
  /** Sign in as this member, with one of these kinds of provider, then come back. `memberId` is never shown. */
  | { readonly outcome: 'prove'; readonly memberId: MemberId; readonly how: readonly string[] }
  /** The person chose to leave everything as it was. */
  | { readonly outcome: 'stay' }
  /** Staff decide; the id is what the person may quote. */
  | { readonly outcome: 'review'; readonly caseId: ReviewId }
  | { readonly outcome: 'deny'; readonly code: ErrorCode };
