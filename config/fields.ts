// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';

const secretHelp = 'needs 32 random bytes in base64, for example from: openssl rand -base64 32';
const isSecret = (value: string): boolean => Buffer.from(value, 'base64').length === 32;
const pem = (label: string): z.ZodString =>
  z
    .string()
    .regex(
      new RegExp(`-----BEGIN ${label}-----`),
      `needs a PEM file that begins with -----BEGIN ${label}-----`,
    );

export const integer = (minimum: number, maximum: number): z.ZodCoercedNumber =>
  z.coerce.number('needs a whole number').int('needs a whole number').min(minimum).max(maximum);
export const keyId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, 'needs 1 to 40 letters, digits, dots or hyphens')
  .describe('The name of the key in stored data; never given to another key.')
  .meta({ examples: ['2026-11'] });
export const secretKey = z.strictObject({
  id: keyId,
  secret: z
    .string()
    .refine(isSecret, secretHelp)
    .describe('32 random bytes in base64.')
    .meta({ secret: true, examples: ['!file /etc/piazza/keys/NAME'] }),
});
export const privateKey = pem('PRIVATE KEY')
  .describe('A private key, PKCS #8 in PEM.')
  .meta({ secret: true, examples: ['!file /etc/piazza/keys/NAME.key'] });
export const certificate = pem('CERTIFICATE')
  .describe('Its certificate in PEM.')
  .meta({ examples: ['!file /etc/piazza/keys/NAME.crt'] });
/** Looked at here, so that a server never starts with what it could not show. */
export function isTlsPair(pair: { readonly key: string; readonly certificate: string }): boolean {
  try {
    return new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.key));
  } catch {
    return false;
  }
}
export const noTlsPair = { path: ['certificate'], message: 'needs the certificate of that key' };

export const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'needs an address like postgresql://user@host/piazza',
});
export const webUrl = z.url({
  protocol: /^https?$/,
  error: 'needs a full address like https://piazza.example.org',
});
