// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../database/database.js';
import type {
  WithdrawalOutcome,
  WithdrawIdentity,
} from '../identity/use-cases/withdraw-identity.js';
import type { Clock } from '../kernel/clock.js';
import type { AffiliationId, AttemptId, MemberId } from '../kernel/ids.js';
import type { SealedBox } from '../kernel/sealed-box.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { SessionLimits } from './domain/session.js';
import type { ResolveSignIn } from './use-cases/resolution.js';

/** A professional identity was shown for an affiliation of the member. */
export interface ProfessionalProof {
  readonly memberId: MemberId;
  readonly affiliationId: AffiliationId;
  /** Of the organisation that the identity was issued for; none for an identity that is no professional one. */
  readonly taxCodes: readonly string[];
  /** The instance that vouched. */
  readonly provider: string;
}
export type AffiliationProven = 'proven' | 'other_organisation' | 'not_professional' | 'gone';

/** A message that a provider sent or received, for the 24-month register. */
export interface RecordedMessage {
  readonly attemptId: AttemptId;
  readonly instance: string;
  /** For example `saml.request`, `saml.response`. */
  readonly kind: string;
  /** What the other party knows the message by. */
  readonly reference?: string | undefined;
  readonly at: Date;
  readonly content: Buffer;
}

/** Everything the use cases of sign-in need; each of them names its part. */
export interface SignInDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
  /** A keyed hash under a frozen key, hexadecimal. */
  readonly pseudonym: (label: string, value: string) => string;
  readonly origin: URL;
  readonly providers: ProviderRegistry;
  readonly resolve: ResolveSignIn;
  /** Identity's use case, in the transaction of the one who asks. */
  readonly withdraw: (trx: Trx, input: WithdrawIdentity) => Promise<WithdrawalOutcome>;
  /** Membership's use case: what a professional identity says of where its holder belongs. */
  readonly proveAffiliation: (proof: ProfessionalProof) => Promise<AffiliationProven>;
  readonly record: (messages: readonly RecordedMessage[]) => Promise<void>;
  /** Who answers for Piazza itself: proofs given on its own pages are made for this controller. */
  readonly controller: string;
  readonly limits: SessionLimits;
  /** How long a person may take at the identity provider, in milliseconds. */
  readonly attemptLifetime: number;
}
