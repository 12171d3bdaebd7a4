// SPDX-License-Identifier: AGPL-3.0-or-later
import { request, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientCertificatesConfig } from '../../config/client-certificates.js';
import { certificateHost } from '../../src/compose/certificates.js';
import { certificateRoutes } from '../../src/web/sign-in/certificate.routes.js';
import type { Presented } from '../simulators/cns/handshake.js';
import type { SignInApp } from './sign-in-app.js';
import { testCertificateHost } from './sign-in.js';

export interface CardHost {
  /** Where a path of the card host really is. */
  at(address: string): URL;
  close(): Promise<void>;
}

/** The host that asks for certificates, beside a sign-in application. */
export async function serveCards(
  { web, bench, logger }: SignInApp,
  own: Pick<ClientCertificatesConfig, 'tls' | 'proxy'>,
): Promise<CardHost> {
  const publicUrl = testCertificateHost.href;
  const config = { clientCertificates: { publicUrl, port: 0, host: '127.0.0.1', ...own } };
  const site = {
    owner: { name: 'Regione', url: 'https://example.org/' },
    controller: 'Regione',
    contactEmail: 'piazza@example.org',
  };
  const host = certificateHost({ config, logger }, site, {
    deps: bench,
    certificates: (read) => certificateRoutes(web, read),
  });
  if (!host) throw new Error('there is no card host');
  const server = await host.listen();
  const { port } = server.address() as AddressInfo;
  return {
    at(address) {
      const { pathname, search } = new URL(address, publicUrl);
      return new URL(`${pathname}${search}`, `http${own.tls ? 's' : ''}://localhost:${port}`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A request as a proxy makes it: header by header, also twice. */
export function pass(
  host: CardHost,
  address: string,
  headers: OutgoingHttpHeaders,
): Promise<Pick<Presented, 'status' | 'text'> & { readonly location: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(host.at(address), { headers: { accept: 'text/html', ...headers } });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.end();
  });
}
