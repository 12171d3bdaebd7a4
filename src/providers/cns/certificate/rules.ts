// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  BasicConstraints,
  CertificatePolicies,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_kp_clientAuth,
  KeyUsage,
  KeyUsageFlags,
} from '@peculiar/asn1-x509';
import type { Level } from '../../provider.js';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.js';
import { isAllowedAlgorithm, isStrongKey } from './algorithms.js';
import { extensionOf, type Certificate } from './read.js';

/** What an authentication certificate is measured by. */
export interface Profile {
  /** The level that each accepted policy stands for. */
  readonly policies: ReadonlyMap<string, Level>;
  readonly minimumRsaBits: number;
  readonly now: Date;
}

interface Rule {
  readonly name: string;
  readonly code: ProviderErrorCode;
  /** Chooses the sentence for the person. */
  readonly reason: string;
  holds(certificate: Certificate, profile: Profile): boolean;
}

const known = new Set([
  id_ce_keyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_certificatePolicies,
  id_ce_subjectAltName,
]);

const usageOf = (certificate: Certificate): number =>
  extensionOf(certificate, id_ce_keyUsage, KeyUsage)?.toNumber() ?? 0;

export const policiesOf = (certificate: Certificate): readonly string[] =>
  (extensionOf(certificate, id_ce_certificatePolicies, CertificatePolicies) ?? []).map(
    ({ policyIdentifier }) => policyIdentifier,
  );

/**
 * What the certificate itself has to say (AgID, structure of the CNS authentication certificate 1.1),
 * first match wins. The one for signatures has another key usage: it is told apart before anything else.
 */
const rules: readonly Rule[] = [
  {
    name: 'certificate.key_usage',
    code: 'refused',
    reason: 'not_for_sign_in',
    holds: (certificate) =>
      certificate.extensions.get(id_ce_keyUsage)?.critical === true &&
      (usageOf(certificate) & KeyUsageFlags.digitalSignature) !== 0 &&
      (usageOf(certificate) & KeyUsageFlags.nonRepudiation) === 0,
  },
  {
    name: 'certificate.extended_key_usage',
    code: 'refused',
    reason: 'not_for_sign_in',
    holds: (certificate) =>
      extensionOf(certificate, id_ce_extKeyUsage, ExtendedKeyUsage)?.includes(id_kp_clientAuth) ===
      true,
  },
  {
    name: 'certificate.is_authority',
    code: 'refused',
    reason: 'not_for_sign_in',
    holds: (certificate) =>
      extensionOf(certificate, id_ce_basicConstraints, BasicConstraints)?.cA !== true,
  },
  {
    name: 'certificate.critical_extension',
    code: 'refused',
    reason: 'not_recognised',
    holds: ({ extensions }) =>
      [...extensions].every(([oid, { critical }]) => !critical || known.has(oid)),
  },
  {
    name: 'certificate.key_too_weak',
    code: 'refused',
    reason: 'too_old',
    holds: ({ x509 }, { minimumRsaBits }) => isStrongKey(x509.publicKey, minimumRsaBits),
  },
  {
    name: 'certificate.signature_algorithm',
    code: 'refused',
    reason: 'too_old',
    holds: ({ algorithm }) => isAllowedAlgorithm(algorithm),
  },
  {
    name: 'certificate.not_yet_valid',
    code: 'refused',
    reason: 'not_yet_valid',
    holds: ({ x509 }, { now }) => x509.validFromDate <= now,
  },
  {
    name: 'certificate.expired',
    code: 'refused',
    reason: 'expired',
    holds: ({ x509 }, { now }) => now <= x509.validToDate,
  },
  {
    name: 'certificate.policy',
    code: 'refused',
    reason: 'not_recognised',
    holds: (certificate, { policies }) => policiesOf(certificate).some((oid) => policies.has(oid)),
  },
];

/** @throws ProviderError `refused` with the first rule that does not hold */
export function checkCertificate(certificate: Certificate, profile: Profile): void {
  const broken = rules.find((rule) => !rule.holds(certificate, profile));
  if (broken) throw new ProviderError(broken.code, { rule: broken.name, reason: broken.reason });
}
