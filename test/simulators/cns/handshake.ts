// SPDX-License-Identifier: AGPL-3.0-or-later
import { request as requestHttps, type RequestOptions } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Card } from './card.js';

export interface Presented {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
  /** Whether a session of before went on, without the card. */
  readonly resumed: boolean;
}

export interface HandshakeOptions {
  /** What the card's software answers with; nothing when there is no card. */
  readonly card?: Pick<Card, 'certificate' | 'key'> | undefined;
  /** Certificates of authorities that go along, PEM. */
  readonly chain?: readonly string[];
  /** Whose certificate the listener has, PEM. */
  readonly trusted: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly further?: RequestOptions;
}

/** What a browser with a card reader does: a TLS handshake in which the card signs, and one request. */
export async function present(address: URL, options: HandshakeOptions): Promise<Presented> {
  const { card, chain = [], trusted, headers = {}, further } = options;
  return new Promise((resolve, reject) => {
    const request = requestHttps(address, {
      ca: trusted,
      ...(card && { key: card.key, cert: [card.certificate, ...chain].join('\n') }),
      // Old cards have short keys; whether they serve is the service's to say.
      ciphers: 'DEFAULT@SECLEVEL=0',
      agent: false,
      headers: { accept: 'text/html', ...headers },
      ...further,
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const { socket } = response;
      const resumed = socket instanceof TLSSocket && socket.isSessionReused();
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const { statusCode: status = 0, headers: received } = response;
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status, location: received.location, text, resumed });
      });
    });
    request.end();
  });
}
