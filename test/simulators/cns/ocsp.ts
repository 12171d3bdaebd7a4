// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import {
  BasicOCSPResponse,
  CertStatus,
  id_pkix_ocsp_basic,
  OCSPRequest,
  OCSPResponse,
  OCSPResponseStatus,
  ResponderID,
  ResponseBytes,
  ResponseData,
  RevokedInfo,
  SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509';
import type { Issuer } from './card.js';

export interface OcspOptions {
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date | undefined;
  readonly status?: 'unknown';
  /** Signs in the place of the authority: its certificate goes along. */
  readonly responder?: { readonly certificate: string; readonly key: string };
}

interface Question {
  readonly request: Uint8Array;
  /** The authority's, PEM. */
  readonly certificate: string;
  readonly issuer: Issuer;
  readonly revoked: ReadonlySet<string>;
}

/** With SHA-256, by the kind of the key. */
const algorithms = { ec: '1.2.840.10045.4.3.2', rsa: '1.2.840.113549.1.1.11' };
const hour = 3_600_000;

/** Compared as numbers: DER puts an octet of zeros before a number that begins with a one. */
const isRevoked = (serialNumber: ArrayBuffer, revoked: ReadonlySet<string>): boolean => {
  const asked = BigInt(`0x${Buffer.from(serialNumber).toString('hex')}`);
  return [...revoked].some((one) => BigInt(`0x${one}`) === asked);
};

/** Answers about the first certificate that is asked for (RFC 6960). */
export async function answerOcsp(
  { request, certificate, issuer, revoked }: Question,
  options: OcspOptions = {},
): Promise<Buffer> {
  const [asked] = AsnConvert.parse(request, OCSPRequest).tbsRequest.requestList;
  if (!asked) throw new Error('nothing was asked');
  const { thisUpdate = new Date(Date.now() - 1_000), responder } = options;
  const nextUpdate =
    'nextUpdate' in options ? options.nextUpdate : new Date(thisUpdate.getTime() + hour);
  const data = new ResponseData({
    responderID: new ResponderID({ byKey: keyHash(responder?.certificate ?? certificate) }),
    producedAt: thisUpdate,
    responses: [
      new SingleResponse({
        certID: asked.reqCert,
        certStatus: statusOf(
          options.status ?? (isRevoked(asked.reqCert.serialNumber, revoked) ? 'revoked' : 'good'),
        ),
        thisUpdate,
        ...(nextUpdate && { nextUpdate }),
      }),
    ],
  });
  const key = createPrivateKey(responder?.key ?? issuer.pair.pem);
  const basic = new BasicOCSPResponse({
    tbsResponseData: data,
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithm: algorithms[key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'],
    }),
    signature: toArrayBuffer(sign('sha256', Buffer.from(AsnConvert.serialize(data)), key)),
    ...(responder && { certs: [AsnConvert.parse(derOf(responder.certificate), Certificate)] }),
  });
  const response = new OCSPResponse({
    responseStatus: OCSPResponseStatus.successful,
    responseBytes: new ResponseBytes({
      responseType: id_pkix_ocsp_basic,
      response: new OctetString(AsnConvert.serialize(basic)),
    }),
  });
  return Buffer.from(AsnConvert.serialize(response));
}

function statusOf(status: 'good' | 'revoked' | 'unknown'): CertStatus {
  if (status === 'good') return new CertStatus({ good: null });
  if (status === 'unknown') return new CertStatus({ unknown: null });
  return new CertStatus({
    revoked: new RevokedInfo({ revocationTime: new Date(Date.now() - hour) }),
  });
}

const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;

function keyHash(pem: string): OctetString {
  const { tbsCertificate } = AsnConvert.parse(derOf(pem), Certificate);
  const key = new Uint8Array(tbsCertificate.subjectPublicKeyInfo.subjectPublicKey);
  return new OctetString(createHash('sha1').update(key).digest());
}

const toArrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
