// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../kernel/errors.js';
import type { IdentityId, MemberId, SessionId } from '../kernel/ids.js';
import type { Level } from '../kernel/level.js';
import type { ClampedProfile } from './clamp.js';
import type { Intent } from './domain/attempt.js';

/** What identity is asked after a provider verified somebody. */
export interface ResolutionInput {
  readonly profile: ClampedProfile;
  readonly provider: string;
  readonly kind: string;
  readonly intent: Intent;
  readonly minimum: Level;
  readonly session?: {
    readonly memberId: MemberId;
    readonly provenAt: Date;
    readonly level: Level;
    readonly sessionId: SessionId;
  };
  readonly answer?: string;
  readonly locale: 'it' | 'en';
}

/** Who it is, or what has to be asked first. */
export type Resolution =
  | {
      readonly outcome: 'in';
      readonly memberId: MemberId;
      readonly identityId: IdentityId;
      readonly created: boolean;
      readonly linked: boolean;
    }
  | {
      readonly outcome: 'ask';
      readonly question: string;
      readonly options: readonly string[];
      readonly names: { readonly current?: string; readonly other?: string };
      /** The names behind `account-1` and on, in that order. */
      readonly accounts?: readonly string[];
    }
  | { readonly outcome: 'prove'; readonly memberId: MemberId; readonly how: readonly string[] }
  | { readonly outcome: 'stay' }
  | { readonly outcome: 'review' }
  | { readonly outcome: 'deny'; readonly code: ErrorCode };

/** Identity's use case, with its own dependencies already in. */
export type ResolveSignIn = (input: ResolutionInput) => Promise<Resolution>;
