// SPDX-License-Identifier: AGPL-3.0-or-later
import { inflateRawSync } from 'node:zlib';
import { openBrowser, type Browser } from '../login/browser.js';
import type { IdentityProvider, SamlReply } from '../login/identity-provider.js';

/** A sign-in that waits for its reply, and the reply. */
export interface WaitingReply {
  /** The browser that began: the service takes the reply from no other. */
  readonly browser: Browser;
  readonly fields: SamlReply;
  readonly requestId: string;
  /** The AuthnRequest that the service sent. */
  readonly requestXml: string;
}

/** Begins a sign-in and signs the answer, so that nothing of that is measured. @throws Error */
export async function prepareReply(
  origin: string,
  identityProvider: IdentityProvider,
  attributes: Readonly<Record<string, string>>,
): Promise<WaitingReply> {
  const browser = openBrowser();
  const start = `${origin}/sign-in/spid/start`;
  const { headers, status } = await browser.post(start, { choice: identityProvider.entityId });
  if (!headers.location) throw new Error(`${start} answered ${status}`);
  const message = new URL(headers.location).searchParams.get('SAMLRequest') ?? '';
  const requestXml = inflateRawSync(Buffer.from(message, 'base64')).toString('utf8');
  const [, requestId = ''] = / ID="([^"]+)"/.exec(requestXml) ?? [];
  const fields = identityProvider.answer(headers.location, attributes);
  return { browser, fields, requestId, requestXml };
}
