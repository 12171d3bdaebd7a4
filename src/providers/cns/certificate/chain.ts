// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  BasicConstraints,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_keyUsage,
} from '@peculiar/asn1-x509';
import { ProviderError } from '../../provider-error.js';
import { isAllowedAlgorithm, isStrongKey } from './algorithms.js';
import { extensionOf, type Certificate } from './read.js';

/** Authorities between a card and an anchor. */
const maximumBetween = 3;
const minimumRsaBits = 2048;

export interface Trust {
  /** Certificates that are trusted by themselves. */
  readonly anchors: readonly Certificate[];
  /** Those that came with the card's: a help to find the way, nothing more. */
  readonly presented: readonly Certificate[];
  readonly now: Date;
}

/**
 * The way from a card's certificate to an anchor, both included, every signature verified here (RFC 5280, 6.1).
 * @throws ProviderError `forged` when there is none
 */
export function buildChain(leaf: Certificate, trust: Trust): readonly Certificate[] {
  const found = extend([leaf], trust);
  if (found) return found;
  const own = leaf.x509.verify(leaf.x509.publicKey);
  const rule = own ? 'chain.self_signed' : 'chain.untrusted';
  throw new ProviderError('forged', { rule, reason: 'not_recognised' });
}

function extend(path: readonly Certificate[], trust: Trust): readonly Certificate[] | undefined {
  const last = path.at(-1);
  const between = path.length - 1;
  if (!last || between > maximumBetween) return undefined;
  const anchor = trust.anchors.find(
    (one) => mayIssue(one, between, trust.now) && issued(one, last),
  );
  if (anchor) return [...path, anchor];
  const next = trust.presented.filter(
    (one) => !path.includes(one) && isAuthority(one, between, trust.now) && issued(one, last),
  );
  for (const one of next) {
    const found = extend([...path, one], trust);
    if (found) return found;
  }
  return undefined;
}

/** `checkIssued` compares names and key identifiers, `verify` the signature. */
function issued(issuer: Certificate, { x509, algorithm }: Certificate): boolean {
  return (
    isAllowedAlgorithm(algorithm) &&
    x509.checkIssued(issuer.x509) &&
    x509.verify(issuer.x509.publicKey)
  );
}

/** An anchor is trusted for what it is; still it has to be an authority, and not over. */
function mayIssue(certificate: Certificate, between: number, now: Date): boolean {
  const { x509 } = certificate;
  const constraints = extensionOf(certificate, id_ce_basicConstraints, BasicConstraints);
  const { pathLenConstraint = maximumBetween } = constraints ?? {};
  const isCurrent = x509.validFromDate <= now && now <= x509.validToDate;
  return constraints?.cA === true && between <= pathLenConstraint && isCurrent;
}

const understood = new Set([id_ce_basicConstraints, id_ce_keyUsage, id_ce_certificatePolicies]);

/** One that only came along has to be beyond doubt: strong, and limited by nothing that we do not read. */
const isAuthority = (certificate: Certificate, between: number, now: Date): boolean =>
  mayIssue(certificate, between, now) &&
  isStrongKey(certificate.x509.publicKey, minimumRsaBits) &&
  [...certificate.extensions].every(([oid, { critical }]) => !critical || understood.has(oid));
