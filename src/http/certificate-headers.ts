// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IncomingMessage } from 'node:http';
import { PiazzaError } from '../kernel/errors.js';
import { maximumChain, toPem, type PresentedCertificate } from './client-certificate.js';

/** How a proxy in front hands over the certificate: nginx's variable, or RFC 9440. */
export type HeaderForm = 'nginx' | 'rfc9440';

export const certificateHeaders: Readonly<Record<HeaderForm, readonly string[]>> = {
  nginx: ['x-ssl-cert'],
  rfc9440: ['client-cert', 'client-cert-chain'],
};
export const proxySecretHeader = 'piazza-proxy-secret';
/** Every header that speaks of certificates: where none is expected, one is an attempt to deceive. */
export const reservedHeaders: readonly string[] = [
  ...Object.values(certificateHeaders).flat(),
  proxySecretHeader,
];

const maximumHeader = 16_384;

const refuse = (rule: string): never => {
  throw new PiazzaError('provider.malformed', { rule });
};

/** Refuses a request with any of these headers. @throws PiazzaError `request.certificate_header` */
export function refuseHeaders(req: IncomingMessage, names: readonly string[]): void {
  const found = names.find((name) => req.headers[name] !== undefined);
  if (found === undefined) return;
  const context = { rule: 'certificate.header_not_expected', header: found };
  throw new PiazzaError('request.certificate_header', context);
}

/** What an authenticated proxy says of its own connection. @throws PiazzaError `provider.malformed` */
export function certificateOfProxy(
  req: IncomingMessage,
  form: HeaderForm,
): PresentedCertificate | undefined {
  const [name = '', chainName] = certificateHeaders[form];
  const value = single(req, name);
  const chain = chainName === undefined ? '' : single(req, chainName);
  if (value === '') return chain === '' ? undefined : refuse('certificate.chain_alone');
  const pem = form === 'nginx' ? readEscapedPem(value) : readByteSequence(value);
  return { pem, chain: chain === '' ? [] : readList(chain), verifiedBy: 'proxy' };
}

/** A proxy that adds to what the browser sent instead of replacing it would send two. */
function single(req: IncomingMessage, name: string): string {
  const [value = '', ...more] = req.headersDistinct[name] ?? [];
  if (more.length > 0) return refuse('certificate.header_repeated');
  return value.length > maximumHeader ? refuse('certificate.header_too_large') : value.trim();
}

const pemShape =
  /^-----BEGIN CERTIFICATE-----\r?\n((?:[A-Za-z0-9+/]{1,76}\r?\n)*[A-Za-z0-9+/]{1,76}={0,2})\r?\n-----END CERTIFICATE-----\s*$/;

/** nginx: `$ssl_client_escaped_cert`, one PEM block, percent-encoded. */
function readEscapedPem(value: string): string {
  const [, body] = pemShape.exec(unescape(value)) ?? [];
  return body === undefined
    ? refuse('certificate.header_form')
    : toPem(decode(body.replace(/\s/g, '')));
}

function unescape(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return refuse('certificate.header_form');
  }
}

/** RFC 9440, 2.1: a byte sequence of RFC 8941, `:base64:`. */
function readByteSequence(value: string): string {
  const [, body] = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(value) ?? [];
  return body === undefined ? refuse('certificate.header_form') : toPem(decode(body));
}

function readList(value: string): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  return items.length > maximumChain
    ? refuse('certificate.chain_too_long')
    : items.map(readByteSequence);
}

/** Node's decoder forgives; writing it again does not. */
function decode(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : refuse('certificate.header_form');
}
