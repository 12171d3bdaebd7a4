// SPDX-License-Identifier: AGPL-3.0-or-later
import type { XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';
import {
  readCertificate as readSigner,
  type TrustedCertificate,
} from '../../saml/metadata/certificate.js';
import { normalFingerprint } from '../../saml/metadata/register.js';
import { ns } from '../../saml/names.js';
import { metadataLimits, scanMessage } from '../../saml/parse.js';
import { withDocument } from '../../saml/xml/document.js';
import { childrenOf, descend, readTree, toTree, type Element } from '../../saml/xml/tree.js';
import { readCertificate, type Certificate } from '../certificate/read.js';
import { verifyTrustList } from './signature.js';

/** The authorities of a national trusted list that issue certificates for identification. */
export interface TrustList {
  /** Grows with every edition. */
  readonly sequence: number;
  readonly nextUpdate: Date | undefined;
  readonly authorities: readonly Certificate[];
  /** Services of the right kind whose certificate could not be read. */
  readonly unreadable: number;
  /** The certificate that signed the list; undefined when nobody asked for a signature. */
  readonly signer?: TrustedCertificate;
}

const tsl = 'http://uri.etsi.org/02231/v2#';
/** Issues certificates for identification: CNS and TS-CNS are among these, signatures are not. */
const identification = 'http://uri.etsi.org/TrstSvc/Svctype/IdV';
const recognised = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/recognisedatnationallevel';

const refuse = (rule: string): never => {
  throw new ProviderError('malformed', { rule: `trust_list.${rule}` });
};

/**
 * Reads the Italian trusted list (ETSI TS 119 612), signed by a certificate that is pinned: services of
 * type IdV that are recognised at national level, and no others.
 * @param fingerprints SHA-256 of certificates that may sign, hexadecimal; empty = no signature asked, for
 *   a copy whose signature held when it was kept.
 * @throws ProviderError `forged` or `malformed`
 */
export function readTrustList(bytes: Buffer, fingerprints: readonly string[]): TrustList {
  scanMessage(bytes, metadataLimits);
  if (fingerprints.length === 0) return readServices(readTree(bytes));
  return withDocument(bytes, (document) => {
    const signer = pinnedSigner(document, fingerprints);
    return { ...readServices(readTree(verifyTrustList(document, signer.key))), signer };
  });
}

/** The embedded certificate only says which of the pinned ones to use. */
function pinnedSigner(document: XmlDocument, fingerprints: readonly string[]): TrustedCertificate {
  const list = toTree(document.root, ['SchemeInformation', 'TrustServiceProviderList']);
  const info = descend(list, ns.ds, 'Signature', 'KeyInfo', 'X509Data', 'X509Certificate');
  const certificate = info && readSigner(info.text);
  if (!certificate || !fingerprints.map(normalFingerprint).includes(certificate.fingerprint)) {
    throw new ProviderError('forged', { rule: 'trust_list.signer_not_pinned' });
  }
  return certificate;
}

function readServices(list: Element): TrustList {
  if (list.name !== 'TrustServiceStatusList' || list.namespace !== tsl) return refuse('root');
  const scheme = descend(list, tsl, 'SchemeInformation');
  const sequence = Number(textOf(scheme, 'TSLSequenceNumber') || Number.NaN);
  if (!Number.isSafeInteger(sequence)) return refuse('sequence');
  const next = new Date(textOf(scheme, 'NextUpdate', 'dateTime'));
  const found = identificationServices(list).flatMap(certificatesOf);
  const authorities = found.filter((one) => one !== undefined);
  return {
    sequence,
    nextUpdate: Number.isNaN(next.getTime()) ? undefined : next,
    authorities,
    unreadable: found.length - authorities.length,
  };
}

const textOf = (from: Element | undefined, ...path: readonly string[]): string =>
  descend(from, tsl, ...path)?.text.trim() ?? '';

/** What a service was in the past stands in ServiceHistory, which is not followed. */
const identificationServices = (list: Element): readonly Element[] =>
  childrenOf(descend(list, tsl, 'TrustServiceProviderList'), tsl, 'TrustServiceProvider')
    .flatMap((provider) => childrenOf(descend(provider, tsl, 'TSPServices'), tsl, 'TSPService'))
    .flatMap((service) => childrenOf(service, tsl, 'ServiceInformation'))
    .filter(
      (service) =>
        textOf(service, 'ServiceTypeIdentifier') === identification &&
        textOf(service, 'ServiceStatus') === recognised,
    );

const certificatesOf = (service: Element): readonly (Certificate | undefined)[] =>
  childrenOf(descend(service, tsl, 'ServiceDigitalIdentity'), tsl, 'DigitalId')
    .flatMap((id) => childrenOf(id, tsl, 'X509Certificate'))
    .map(({ text }) => readOne(text));

/** One that cannot be read keeps no other from being trusted. */
function readOne(text: string): Certificate | undefined {
  try {
    return readCertificate(readSigner(text).pem);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}
