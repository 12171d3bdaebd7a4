// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { ClientId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { ServedCommunities } from '../domain/portal.js';
import type { ShownClaim } from '../domain/release.js';

/** A portal's authorization request that waits for the person. */
export interface InteractionDetails {
  readonly uid: string;
  readonly portal: {
    readonly clientId: ClientId;
    readonly name: string;
    readonly controller: string;
    /** Of the network itself: the member is told what it receives, not asked. */
    readonly firstParty: boolean;
    /** The communities that it serves. */
    readonly communities: ServedCommunities;
    /** Where the answer leads, for the page's `form-action`. */
    readonly origins: readonly string[];
  };
  /** The weakest sign-in that serves this request. */
  readonly minimum: Level;
  /** No proof of this session serves: the person has to sign in. */
  readonly signInNeeded: boolean;
  /** They have signed in, and the portal is for members of communities to none of which they belong. */
  readonly membershipNeeded: boolean;
  /** What the member has to see before the portal receives it; undefined when they saw it before. */
  readonly release: readonly ShownClaim[] | undefined;
}

/** What the pages between a portal and its answer may do; the provider stands behind it. */
export interface Interactions {
  /** @throws PiazzaError `portal.interaction_gone`, `portal.unknown` */
  details(req: Request, res: Response): Promise<InteractionDetails>;
  /**
   * Answers the portal with the proof of this browser's session; what was to be seen counts as seen.
   * @throws PiazzaError as `details`, `session.required` when no proof serves,
   *   `portal.membership_required`
   */
  finish(req: Request, res: Response): Promise<void>;
  /** Tells the portal that the person does not want to. */
  abort(req: Request, res: Response): Promise<void>;
}
