// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from './ids.js';
import type { Level } from './level.js';

/** Who acts, and how well this very session proves it. Rights come from grants, read where they are needed. */
export interface Actor {
  readonly memberId: MemberId;
  /** The level of the method used now, never the best that the member has. */
  readonly level: Level;
  /** When the person last proved who they are in this session. */
  readonly authenticatedAt: Date;
  /** The provider instance of that proof, for communities that admit some providers only. */
  readonly provider: string;
  /** Applies the configuration as code: may change settings everywhere while they are an administrator. */
  readonly capacity?: 'operator';
}
