// SPDX-License-Identifier: AGPL-3.0-or-later
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  id_ce_issuingDistributionPoint,
  IssuingDistributionPoint,
  TBSCertList,
} from '@peculiar/asn1-x509';
import { ProviderError } from '../../provider-error.js';
import { isSignedBy } from '../certificate/algorithms.js';
import { nameBytes, type Certificate } from '../certificate/read.js';
import { elementsOf, readTlv, sequenceOf, tags, whole, type Tlv } from './der.js';

/** A list of revoked certificates, verified. Its entries stay in DER: there may be hundreds of thousands. */
export interface RevocationList {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** @param serial the content octets of the certificate's serial number. */
  isRevoked(serial: Uint8Array): boolean;
}

/** What a list has to be about. */
export interface Scope {
  /** Where it came from: a list of a part says which part. */
  readonly url: string;
  /** Whether the certificate is an authority's. */
  readonly authority: boolean;
}

const refuse = (rule: string, cause?: unknown): never => {
  throw new ProviderError('malformed', { rule: `revocation.list_${rule}` }, { cause });
};

/**
 * Reads and verifies a complete list of the authority that issued the certificate (RFC 5280, 5 and 6.3).
 * @throws ProviderError `malformed` or `forged`
 */
export function readRevocationList(
  bytes: Buffer,
  issuer: Certificate,
  scope: Scope,
): RevocationList {
  const { tbs, entries, signed } = parse(bytes);
  if (!isSignedBy(issuer.x509.publicKey, signed)) {
    throw new ProviderError('forged', { rule: 'revocation.list_signature' });
  }
  if (!nameBytes(tbs.issuer).equals(nameBytes(issuer.tbs.subject))) return refuse('issuer');
  checkScope(tbs, scope);
  const nextUpdate = tbs.nextUpdate?.getTime() ?? refuse('without_next_update');
  return {
    thisUpdate: tbs.thisUpdate.getTime(),
    nextUpdate,
    isRevoked: (serial) => entries !== undefined && holds(bytes, entries, serial),
  };
}

interface Parsed {
  readonly tbs: TBSCertList;
  readonly entries: Tlv | undefined;
  readonly signed: {
    readonly algorithm: string;
    readonly bytes: Buffer;
    readonly signature: Buffer;
  };
}

/** The library refuses so many entries: it reads the list without them. */
function parse(bytes: Buffer): Parsed {
  try {
    const [tbs, algorithm, signature, ...more] = [
      ...elementsOf(bytes, readTlv(bytes, 0, bytes.length)),
    ];
    if (!tbs || !algorithm || !signature || more.length > 0) return refuse('shape');
    const fields = [...elementsOf(bytes, tbs)];
    const times = fields.findIndex(({ tag }) => tag === tags.utcTime || tag === tags.generalTime);
    const entries = fields.find(({ tag }, index) => tag === tags.sequence && index > times);
    const rest = fields.filter((field) => field !== entries).map((field) => whole(bytes, field));
    return {
      tbs: AsnConvert.parse(sequenceOf(rest), TBSCertList),
      entries,
      signed: {
        algorithm: AsnConvert.parse(whole(bytes, algorithm), AlgorithmIdentifier).algorithm,
        bytes: whole(bytes, tbs),
        // The first octet of a BIT STRING counts unused bits: none in a signature.
        signature: bytes.subarray(signature.content + 1, signature.end),
      },
    };
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    return refuse('not_parsed', error);
  }
}

/** Complete lists only: no delta, no other issuer's, none for some reasons or other certificates only. */
function checkScope({ crlExtensions = [] }: TBSCertList, { url, authority }: Scope): void {
  for (const { extnID, critical, extnValue } of crlExtensions) {
    if (extnID === id_ce_issuingDistributionPoint) {
      const point = AsnConvert.parse(extnValue.buffer, IssuingDistributionPoint);
      const others = authority ? point.onlyContainsUserCerts : point.onlyContainsCACerts;
      const { indirectCRL, onlyContainsAttributeCerts, onlySomeReasons, distributionPoint } = point;
      if (others || indirectCRL || onlyContainsAttributeCerts || onlySomeReasons) refuse('scope');
      const names = distributionPoint?.fullName;
      if (names && !names.some((name) => name.uniformResourceIdentifier === url)) refuse('scope');
    } else if (critical) {
      refuse('critical_extension');
    }
  }
}

function holds(bytes: Buffer, entries: Tlv, serial: Uint8Array): boolean {
  for (const entry of elementsOf(bytes, entries)) {
    const number = readTlv(bytes, entry.content, entry.end);
    if (number.tag === tags.integer && bytes.subarray(number.content, number.end).equals(serial)) {
      return true;
    }
  }
  return false;
}
