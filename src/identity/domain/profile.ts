// SPDX-License-Identifier: AGPL-3.0-or-later
import { normaliseAddress } from '../../kernel/email-address.js';
import type { Level } from '../../kernel/level.js';

/** A key that names one natural person whatever the provider; canonical (`IT:RSSMRA80A01H501U`). */
export interface PersonKey {
  readonly scheme: 'it-fiscal-code' | 'eidas-person-id';
  readonly value: string;
}

/**
 * What a means proves: `proven` a natural person (SPID, CIE, CNS, FedERa at its level), `vouched` a user
 * that an organisation knows, `social` an account, `email` a mailbox.
 */
export type IdentityClass = 'proven' | 'vouched' | 'social' | 'email';

/** A verified profile after the host cut off everything that the provider is not entitled to claim. */
export interface ClampedProfile {
  readonly issuer: string;
  readonly subject: string | { readonly personKey: PersonKey };
  readonly class: IdentityClass;
  /** What this very reply proves. */
  readonly level: Level;
  /** RFC 8176 `amr` values, and `spid`, `cie`, `cns` beside them. */
  readonly methods: readonly string[];
  readonly authenticatedAt: Date;
  readonly personKeys: readonly PersonKey[];
  readonly email?: { readonly address: string; readonly vouched: boolean } | undefined;
  /** OpenID Connect standard claim names (Core 1.0, 5.1), plus `age_class`. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** What tells this means from others of its kind, fit to be shown. */
  readonly label: string;
}

/** The address that this reply proves the person reads, in normal form. */
export function provenAddress(profile: ClampedProfile): string | undefined {
  const { email } = profile;
  if (!email || !(email.vouched || profile.class === 'email')) return undefined;
  return normaliseAddress(email.address);
}
