// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Resolution, SignInInput } from '../../identity/use-cases/resolve-sign-in.js';

export type {
  Answer,
  ClampedProfile,
  Question,
  Resolution,
  Twin,
  Way,
} from '../../identity/use-cases/resolve-sign-in.js';
export type ResolutionInput = SignInInput;

/** Identity's use case, with its own dependencies already in. */
export type ResolveSignIn = (input: SignInInput) => Promise<Resolution>;
