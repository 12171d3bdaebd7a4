// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import {
  BasicOCSPResponse,
  CertID,
  id_kp_OCSPSigning,
  id_pkix_ocsp_basic,
  OCSPRequest,
  OCSPResponse,
  OCSPResponseStatus,
  Request as OcspQuestion,
  TBSRequest,
  type ResponderID,
  type SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, ExtendedKeyUsage, id_ce_extKeyUsage } from '@peculiar/asn1-x509';
import { hour, later, minute } from '../../../kernel/clock.js';
import { ProviderError } from '../../provider-error.js';
import { isAllowedAlgorithm, isSignedBy, isStrongKey } from '../certificate/algorithms.js';
import { extensionOf, nameBytes, readCertificate, type Certificate } from '../certificate/read.js';

/** What a responder says of one certificate, and until when it stands by it. */
export interface OcspAnswer {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly until: Date;
}

export interface Pair {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

const skew = 5 * minute;
/** Without nextUpdate a responder has newer answers at any time (RFC 6960, 4.2.2.1). */
const withoutNextUpdate = hour;
const sha1 = '1.3.14.3.2.26';

const refuse = (rule: string, cause?: unknown): never => {
  throw new ProviderError('forged', { rule: `revocation.ocsp_${rule}` }, { cause });
};

/** A request for one certificate, without a nonce, so that responders may answer from a cache (RFC 5019). */
export function writeOcspRequest(pair: Pair): Buffer {
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({ requestList: [new OcspQuestion({ reqCert: certIdOf(pair) })] }),
  });
  return Buffer.from(AsnConvert.serialize(request));
}

/** SHA-1 names the certificate here and protects nothing: it is what every responder knows (RFC 5019, 2.1.1). */
const certIdOf = ({ certificate, issuer }: Pair): CertID =>
  new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha1, parameters: null }),
    issuerNameHash: digest(nameBytes(certificate.tbs.issuer)),
    issuerKeyHash: keyHash(issuer),
    serialNumber: certificate.tbs.serialNumber,
  });

const digest = (bytes: Uint8Array): OctetString =>
  new OctetString(createHash('sha1').update(bytes).digest());
const keyHash = ({ tbs }: Certificate): OctetString =>
  digest(new Uint8Array(tbs.subjectPublicKeyInfo.subjectPublicKey));

/** Reads and verifies an answer about this certificate (RFC 6960, 3.2). @throws ProviderError `forged` */
export function readOcspResponse(bytes: Uint8Array, pair: Pair, now: Date): OcspAnswer {
  const basic = parse(bytes);
  const { tbsResponseData: data, tbsResponseDataRaw: raw } = basic;
  const signer = signerOf(basic, data.responderID, { issuer: pair.issuer, now });
  const signed = {
    algorithm: basic.signatureAlgorithm.algorithm,
    bytes: new Uint8Array(raw ?? refuse('not_parsed')),
    signature: new Uint8Array(basic.signature),
  };
  if (!isSignedBy(signer.x509.publicKey, signed)) return refuse('signature');
  const asked = AsnConvert.serialize(certIdOf(pair));
  const single =
    data.responses.find((one) => sameCertId(one.certID, asked)) ?? refuse('certificate');
  return { status: statusOf(single), until: untilOf(single, now) };
}

function parse(bytes: Uint8Array): BasicOCSPResponse {
  try {
    const { responseStatus, responseBytes } = AsnConvert.parse(bytes, OCSPResponse);
    if (responseStatus !== OCSPResponseStatus.successful || !responseBytes)
      return refuse('no_answer');
    if (responseBytes.responseType !== id_pkix_ocsp_basic) return refuse('type');
    return AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    return refuse('not_parsed', error);
  }
}

interface Authority {
  readonly issuer: Certificate;
  readonly now: Date;
}

/** The authority itself, or whom it made its responder by a certificate of its own (RFC 6960, 4.2.2.2). */
function signerOf(
  { certs = [] }: BasicOCSPResponse,
  id: ResponderID,
  authority: Authority,
): Certificate {
  const { issuer } = authority;
  if (isNamed(issuer, id)) return issuer;
  const delegates = certs
    .slice(0, 3)
    .map((one) => readCertificate(toPem(AsnConvert.serialize(one))));
  const signer = delegates.find((one) => isNamed(one, id)) ?? refuse('responder');
  return isDelegate(signer, authority) ? signer : refuse('responder');
}

const isNamed = (certificate: Certificate, { byName, byKey }: ResponderID): boolean =>
  byName
    ? nameBytes(byName).equals(nameBytes(certificate.tbs.subject))
    : byKey !== undefined &&
      Buffer.from(byKey.buffer).equals(Buffer.from(keyHash(certificate).buffer));

function isDelegate(delegate: Certificate, { issuer, now }: Authority): boolean {
  const { x509, algorithm } = delegate;
  const usage = extensionOf(delegate, id_ce_extKeyUsage, ExtendedKeyUsage);
  return (
    usage?.includes(id_kp_OCSPSigning) === true &&
    isAllowedAlgorithm(algorithm) &&
    isStrongKey(x509.publicKey, 2048) &&
    x509.validFromDate <= now &&
    now <= x509.validToDate &&
    x509.checkIssued(issuer.x509) &&
    x509.verify(issuer.x509.publicKey)
  );
}

const toPem = (der: ArrayBuffer): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----`;

/** Parameters of the hash may be absent or NULL: both are SHA-1. */
function sameCertId(found: CertID, asked: ArrayBuffer): boolean {
  const { issuerNameHash, issuerKeyHash, serialNumber } = found;
  const { algorithm } = found.hashAlgorithm;
  const hashAlgorithm = new AlgorithmIdentifier({ algorithm, parameters: null });
  const normal = new CertID({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber });
  return Buffer.from(AsnConvert.serialize(normal)).equals(Buffer.from(asked));
}

function statusOf({ certStatus }: SingleResponse): OcspAnswer['status'] {
  if (certStatus.revoked) return 'revoked';
  return certStatus.good === undefined ? 'unknown' : 'good';
}

function untilOf({ thisUpdate, nextUpdate }: SingleResponse, now: Date): Date {
  const until = nextUpdate ?? later(thisUpdate, withoutNextUpdate);
  if (thisUpdate > later(now, skew) || until < now) return refuse('out_of_date');
  return until;
}
