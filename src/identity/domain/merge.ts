// SPDX-License-Identifier: AGPL-3.0-or-later
import { day } from '../../kernel/clock.js';
import type { Branded, IdentityId, MemberId } from '../../kernel/ids.js';

export type MergeId = Branded<'MergeId'>;

/** For so long a merge can be taken back. */
export const undoWindow = 14 * day;
/** Both sides of a merge were proven in this browser at most so long ago. */
export const mergeProof = 600_000;

/** What a merge moved; ids and keyed hashes only. */
export interface MergeJournal {
  readonly identities: readonly IdentityId[];
  readonly keys: readonly {
    readonly scheme: 'it-fiscal-code' | 'eidas-person-id';
    readonly version: string;
    /** Hexadecimal. */
    readonly hmac: string;
  }[];
  readonly addresses: readonly string[];
  /** By the name of the feature, what it wants back to undo. */
  readonly features: Readonly<Record<string, unknown>>;
}

export interface Merge {
  readonly id: MergeId;
  readonly from: MemberId;
  readonly into: MemberId;
  readonly journal: MergeJournal;
  readonly mergedAt: Date;
  readonly undoneAt: Date | undefined;
}

export const canBeUndone = (merge: Merge, now: Date): boolean =>
  !merge.undoneAt && now.getTime() - merge.mergedAt.getTime() <= undoWindow;
