// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AcsFigures } from '../acs/measure.js';
import type { CheckFigures } from '../check/measure.js';
import type { LoginFigures } from '../login/measure.js';
import type { MembershipFigures } from '../membership/measure.js';
import type { PortalFigures } from '../portal/measure.js';
import type { SamlFigures } from '../saml/measure.js';
import type { Machine } from './machine.js';

/** Everything one run found out. */
export interface Results {
  /** ISO 8601, the day. */
  readonly date: string;
  readonly machine: Machine;
  readonly settings: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly repetitions: number;
  readonly login: readonly LoginFigures[];
  readonly check: readonly CheckFigures[];
  readonly saml: SamlFigures | undefined;
  readonly acs: readonly AcsFigures[];
  readonly portal: readonly PortalFigures[];
  readonly membership: readonly MembershipFigures[];
}

/** What a brokered sign-in of a returning member may cost, and what it should. */
export const budgets = {
  statements: { budget: 32, goal: 20 },
  cpuMs: { budget: 12, goal: 8 },
  /** Of our reader alone, with every rule, on one core. */
  responsesPerSecond: 1_000,
  /** A check beside its bare route; a hundred questions at once beside one; from commit to webhook, the 99th percentile. */
  portal: { checkToBare: 0.7, batchTimesOne: 3, webhookMs: 1_000 },
  /** A region a thousand times larger may be so much slower; joins on two cores; the longest statement. */
  membership: { timesSlower: 1.3, joinsPerSecond: 1_500, statementMs: 50 },
} as const;
