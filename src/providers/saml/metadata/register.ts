// SPDX-License-Identifier: AGPL-3.0-or-later
import type { XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import { ns } from '../names.js';
import { metadataLimits, scanMessage } from '../parse.js';
import { verifyRoot } from '../signature/verify-element.js';
import { withDocument } from '../xml/document.js';
import { descend, readTree, toTree, type Element } from '../xml/tree.js';
import { readCertificate, type TrustedCertificate } from './certificate.js';
import { readIdentityProviders, type IdentityProvider } from './identity-provider.js';

/** A list of identity providers, and who vouches for it. */
export interface Register {
  readonly providers: readonly IdentityProvider[];
  /** The certificate that signed the list; undefined when nobody asked for a signature. */
  readonly signer?: TrustedCertificate;
  /** Until when who signed it stands by it (SAML metadata 2.3.1); as written. */
  readonly validUntil?: string | undefined;
}

/**
 * Reads metadata of identity providers. With a pinned certificate the document's signature has to be
 * made by exactly that certificate's key; its expiry is not asked (the register's own certificate
 * ended on 2025-03-08 and still signs it).
 * @param fingerprints SHA-256 of certificates that may sign, hexadecimal; empty = no signature asked.
 * @throws ProviderError `forged` or `malformed`
 */
export function readRegister(bytes: Buffer, fingerprints: readonly string[]): Register {
  scanMessage(bytes, metadataLimits);
  if (fingerprints.length === 0) return { providers: readIdentityProviders(readTree(bytes)) };
  return withDocument(bytes, (document) => {
    const signer = pinnedSigner(document, fingerprints);
    const signed = readTree(verifyRoot(document, [signer.key]));
    const validUntil = signed.attributes.get('validUntil');
    return { providers: readIdentityProviders(signed), signer, validUntil };
  });
}

/**
 * Reads metadata of an identity provider whose own signing certificates are pinned: others in it are
 * passed over, and who signed the document, if anybody, counts for nothing.
 * @param fingerprints SHA-256 of certificates that may sign answers; empty = those of the metadata.
 * @throws ProviderError `forged` when none of the certificates is pinned, or `malformed`
 */
export const readPinnedProvider = (bytes: Buffer, fingerprints: readonly string[]): Register =>
  keepPinned(readRegister(bytes, []), fingerprints);

/** Of each identity provider the pinned certificates. @throws ProviderError `forged` where there is none */
export function keepPinned(register: Register, fingerprints: readonly string[]): Register {
  const { providers } = register;
  if (fingerprints.length === 0) return register;
  const pinned = new Set(fingerprints.map(normalFingerprint));
  return {
    providers: providers.map((provider) => {
      const certificates = provider.certificates.filter((one) => pinned.has(one.fingerprint));
      if (certificates.length > 0) return { ...provider, certificates };
      throw new ProviderError('forged', { rule: 'metadata.certificate_not_pinned' });
    }),
  };
}

/** The embedded certificate only says which of the pinned ones to use. */
function pinnedSigner(document: XmlDocument, fingerprints: readonly string[]): TrustedCertificate {
  const pinned = new Set(fingerprints.map(normalFingerprint));
  const signature = descend(toTree(document.root, ['EntityDescriptor']), ns.ds, 'Signature');
  const body = certificateText(signature);
  const certificate = body === undefined ? undefined : readCertificate(body);
  if (!certificate || !pinned.has(certificate.fingerprint)) {
    throw new ProviderError('forged', { rule: 'register.signer_not_pinned' });
  }
  return certificate;
}

const certificateText = (signature: Element | undefined): string | undefined =>
  descend(signature, ns.ds, 'KeyInfo', 'X509Data', 'X509Certificate')?.text;

/** Colons and case are a matter of the tool that printed it. */
export const normalFingerprint = (fingerprint: string): string =>
  fingerprint.replaceAll(':', '').toLowerCase();
