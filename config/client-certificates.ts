// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { certificate, integer, isTlsPair, noTlsPair, privateKey, webUrl } from './fields.js';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** A second listener, which does nothing but ask browsers for a TLS client certificate (CNS). */
export const clientCertificates = z
  .strictObject({
    publicUrl: webUrl
      .describe('Where browsers are sent: a host name or a port of its own.')
      .meta({ examples: ['https://cns.piazza.example.org'] }),
    port: integer(0, 65_535).default(3001).describe('The TCP port.'),
    host: z
      .string()
      .optional()
      .describe('The address to listen on; every one of the machine, or 127.0.0.1 with a proxy.')
      .meta({ examples: ['127.0.0.1'] }),
    tls: z
      .strictObject({
        key: privateKey,
        certificate,
        maxVersion: z
          .enum(['TLSv1.2', 'TLSv1.3'], 'needs TLSv1.2 or TLSv1.3')
          .default('TLSv1.3')
          .describe('The newest TLS version: the software of some cards cannot sign for 1.3.'),
      })
      .refine(isTlsPair, noTlsPair)
      .optional()
      .describe('Asks browsers itself; with a proxy, the way from the proxy to here.'),
    proxy: z
      .strictObject({
        form: z
          .enum(['nginx', 'rfc9440'], 'needs nginx or rfc9440')
          .default('nginx')
          .describe('How the certificate comes: X-SSL-Cert, or Client-Cert of RFC 9440.'),
        secret: z
          .string()
          .trim()
          .min(32, 'needs at least 32 characters')
          .describe('The proxy sends it with every request, as Piazza-Proxy-Secret.')
          .meta({ secret: true, examples: ['!file /etc/piazza/keys/cns-proxy'] }),
        certificate: certificate
          .optional()
          .describe('The TLS client certificate of the proxy, unless it stands on this machine.')
          .meta({ examples: ['!file /etc/piazza/keys/proxy.crt'] }),
      })
      .optional()
      .describe('A proxy in front asks browsers, and hands the certificate over.'),
  })
  .refine(({ tls, proxy }) => tls !== undefined || proxy !== undefined, {
    path: ['tls'],
    message: 'is needed, unless a proxy asks for the certificates',
  })
  .refine(
    ({ host, tls, proxy }) =>
      !proxy ||
      loopback.has(host ?? '127.0.0.1') ||
      (tls !== undefined && proxy.certificate !== undefined),
    {
      path: ['proxy', 'certificate'],
      message: 'is needed, with tls, when the proxy stands on another machine',
    },
  );
export type ClientCertificatesConfig = z.output<typeof clientCertificates>;
