// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';

/** One proof of who the person is, made in this browser's session. */
export interface SignInEvent {
  readonly memberId: MemberId;
  readonly level: Level;
  /** RFC 8176 values, and `spid`, `cie`, `cns` beside them. */
  readonly methods: readonly string[];
  readonly at: Date;
  /** The provider instance. */
  readonly provider: string;
}

export interface EventDemand {
  readonly minimum: Level;
  /** Whether sign-ins by a provider instance serve the portal. */
  readonly accepts: (provider: string) => boolean;
  /** Proofs made before do not serve. */
  readonly notBefore: Date | undefined;
}

/** Whether a proof serves a portal's request; the rule of controllers was applied when it was looked up. */
export function eventServes(event: SignInEvent, demand: EventDemand): boolean {
  const { minimum, accepts, notBefore } = demand;
  if (!reaches(event.level, minimum)) return false;
  if (!accepts(event.provider)) return false;
  return !notBefore || event.at >= notBefore;
}
