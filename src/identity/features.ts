// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../database/database.js';
import type { IdentityId, MemberId, SessionId } from '../kernel/ids.js';
import type { Level } from '../kernel/level.js';

export interface SessionsToEnd {
  readonly memberId: MemberId;
  /** The session that goes on: the one in which the person acts. */
  readonly except?: SessionId | undefined;
  /** Only the sessions that this identity opened. */
  readonly identityId?: IdentityId | undefined;
  readonly at: Date;
  /** Who ends them; the member, unless said. */
  readonly actor?: MemberId | undefined;
}

/** The staff acts on a member as a whole: keeps them out, lets them in again, takes a way in away. */
export interface Standing {
  readonly memberId: MemberId;
  readonly actor: MemberId;
  readonly at: Date;
}

/** Two members are one person's: what was `from`'s is `into`'s from then on, or was until then. */
export interface Merging {
  readonly from: MemberId;
  readonly into: MemberId;
  readonly at: Date;
}

/**
 * What another feature does when a member changes as a whole, in the same transaction. The wiring
 * hands the list to identity, which knows none of them.
 */
export interface MemberFeature {
  readonly name: string;
  /** Moves what belongs to `from`; what it returns (plain JSON) is kept for `undoMerge`. */
  mergeMember?(trx: Trx, merging: Merging): Promise<unknown>;
  undoMerge?(trx: Trx, merging: Merging, journal: unknown): Promise<void>;
  eraseMember?(trx: Trx, erased: { readonly memberId: MemberId; readonly at: Date }): Promise<void>;
  /** Everything the feature knows of the member, as plain JSON. */
  exportMember?(db: Db, id: MemberId): Promise<unknown>;
  endSessions?(trx: Trx, sessions: SessionsToEnd): Promise<void>;
  /**
   * Takes the locks that acts of the feature take before a member's row, so that none waits for the other.
   * False when, without waiting, not all could be had.
   */
  lockBelongings?(
    trx: Trx,
    ids: readonly MemberId[],
    options?: { readonly waiting: boolean },
  ): Promise<boolean>;
  /** Puts aside what the member holds here; what it returns (plain JSON) is kept for `reinstateMember`. */
  suspendMember?(trx: Trx, standing: Standing): Promise<unknown>;
  reinstateMember?(trx: Trx, standing: Standing, journal: unknown): Promise<void>;
  /** A way in was taken from a member by others: what they hold and can no longer prove well enough ends. */
  losesMeans?(trx: Trx, standing: Standing): Promise<void>;
  /** The member has no longer an address at a domain: what it alone proved ends. */
  losesAddress?(trx: Trx, standing: Standing, domain: string): Promise<void>;
  /** The level that what the member holds here demands of them: a way in that reaches it has to stay. */
  neededLevel?(db: Db | Trx, id: MemberId): Promise<Level>;
}
