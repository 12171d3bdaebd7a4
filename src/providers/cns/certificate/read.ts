// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  Certificate as CertificateSyntax,
  type Name,
  type TBSCertificate,
} from '@peculiar/asn1-x509';
import { ProviderError } from '../../provider-error.js';

/** A certificate as Node knows it, for keys and signatures, and as its ASN.1 says, for everything else. */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly tbs: TBSCertificate;
  /** The signature's algorithm, an OID. */
  readonly algorithm: string;
  readonly extensions: ReadonlyMap<string, Extension>;
}

interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Several times what a card's certificate takes. */
const maximumBytes = 16_384;

const refuse = (rule: string, cause?: unknown): never => {
  const detail = { rule, reason: 'not_recognised' };
  throw new ProviderError('malformed', detail, cause === undefined ? {} : { cause });
};

/** @throws ProviderError `malformed` */
export function readCertificate(pem: string): Certificate {
  if (pem.length > maximumBytes) return refuse('certificate.too_large');
  const x509 = parse(() => new X509Certificate(pem));
  const syntax = parse(() => AsnConvert.parse(x509.raw, CertificateSyntax));
  const { tbsCertificate: tbs, signatureAlgorithm } = syntax;
  const algorithm = signatureAlgorithm.algorithm;
  // RFC 5280, 4.1.1.2: the signed copy of the field has to say the same.
  if (tbs.signature.algorithm !== algorithm) return refuse('certificate.two_algorithms');
  const list = tbs.extensions ?? [];
  const extensions = new Map(
    list.map(({ extnID, critical, extnValue }) => [
      extnID,
      { critical, value: new Uint8Array(extnValue.buffer) },
    ]),
  );
  if (extensions.size < list.length) return refuse('certificate.extension_repeated');
  return { x509, tbs, algorithm, extensions };
}

function parse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    return refuse('certificate.not_parsed', error);
  }
}

type Syntax<Value> = new () => Value;

/** The value of an extension; undefined when the certificate has none. @throws ProviderError `malformed` */
export function extensionOf<Value>(
  { extensions }: Pick<Certificate, 'extensions'>,
  oid: string,
  syntax: Syntax<Value>,
): Value | undefined {
  const found = extensions.get(oid);
  return found && parse(() => AsnConvert.parse(found.value, syntax));
}

/** Every value that a name has for an attribute, in order. */
export const namesOf = (name: Name, oid: string): readonly string[] =>
  name.flatMap((part) =>
    part.filter(({ type }) => type === oid).map(({ value }) => value.toString()),
  );

/** The DER of a name, for comparing and hashing. */
export const nameBytes = (name: Name): Buffer => Buffer.from(AsnConvert.serialize(name));
