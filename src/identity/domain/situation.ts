// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../kernel/errors.js';
import type { MemberId } from '../../kernel/ids.js';

/** The class of the reply, proven ones told apart by whether they name the natural person. */
export type Means = 'proven-key' | 'proven' | 'vouched' | 'social' | 'email';
export type Intent = 'sign-in' | 'link' | 'step-up';

export const questions = [
  'switch_or_merge',
  'switch_account',
  'link_or_other',
  'link_and_prove',
  'two_accounts',
  'which_account',
] as const;
export type Question = (typeof questions)[number];

/** `account-1` and on choose among several members who read one mailbox, in the order shown. */
export type Answer =
  | 'switch'
  | 'merge'
  | 'link'
  | 'stay'
  | 'postpone'
  | 'new'
  | `account-${number}`;

/** A member as the decision sees it. */
export interface Party {
  readonly id: MemberId;
  /** Suspended, merged or erased. */
  readonly barred: boolean;
  /** Whether the member holds the key of the reply, another one (any, when the reply has none), or none. */
  readonly key: 'none' | 'this' | 'other';
}

export interface KeyHolder extends Party {
  /** The key was recorded below level `low`: it proves nothing by itself. */
  readonly weak: boolean;
}

export interface SessionParty extends Party {
  /** The person proved who they are in this browser within the last five minutes. */
  readonly fresh: boolean;
}

/** Everything that decides what a verified reply leads to. */
export interface Situation {
  readonly means: Means;
  readonly intent: Intent;
  /** The reply reaches the level that was asked for. */
  readonly enough: boolean;
  /** The member to whom `(issuer, subject)` is linked. */
  readonly known?: Party | undefined;
  /** The member who holds the reply's person key; `many` when its keys belong to different members. */
  readonly holder?: KeyHolder | 'many' | undefined;
  /** The member signed in in this browser. */
  readonly session?: SessionParty | undefined;
  /** The members who proved that they read the address which this reply proves. */
  readonly addressed: readonly Party[];
  readonly answer?: Answer | undefined;
}

/** What to do, by member ids. Nothing here says a level: a session is worth what the reply proves. */
export type Decision =
  /** `record` writes the person key for the first time, with the clean-up that first proof asks for. */
  | { readonly act: 'in'; readonly member: MemberId; readonly record: boolean }
  | { readonly act: 'link'; readonly member: MemberId; readonly record: boolean }
  | { readonly act: 'new' }
  /** `link` adds the identity to the survivor, where it was nobody's. */
  | {
      readonly act: 'merge';
      readonly from: MemberId;
      readonly into: MemberId;
      readonly link: boolean;
      readonly record: boolean;
    }
  | {
      readonly act: 'ask';
      readonly question: Question;
      readonly options: readonly Answer[];
      /** Whose names the question shows; a missing `other` is the person of the reply. */
      readonly current?: MemberId | undefined;
      readonly other?: MemberId | undefined;
      readonly accounts?: readonly MemberId[] | undefined;
    }
  | { readonly act: 'prove'; readonly member: MemberId }
  | { readonly act: 'stay' }
  | { readonly act: 'review' }
  | { readonly act: 'deny'; readonly code: ErrorCode };
