// SPDX-License-Identifier: AGPL-3.0-or-later
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { createIssuers, type Issuer } from '../../test/simulators/spid-idp/issuer.js';
import { writeRegister } from '../../test/simulators/spid-idp/metadata.js';
import { draftResponse, encode, signDraft } from '../../test/simulators/spid-idp/response.js';

/** Answers requests in this process, so that it takes nothing from the server under test. */
export interface IdentityProvider {
  /** Its metadata, as a file. */
  readonly register: string;
  readonly entityId: string;
  /** The fields that the browser posts after the person proved who they are. */
  answer(address: string, attributes: Readonly<Record<string, string>>): Readonly<SamlReply>;
}

export interface SamlReply extends Record<string, string> {
  SAMLResponse: string;
  RelayState: string;
}

export async function createIdentityProvider(folder: string): Promise<IdentityProvider> {
  const [issuer] = await createIssuers('https://idp.example', ['bench']);
  if (!issuer) throw new Error('no issuer was made');
  const register = join(folder, 'identity-providers.xml');
  writeFileSync(register, writeRegister([issuer]));
  return {
    register,
    entityId: issuer.entityId,
    answer: (address, attributes) => reply(issuer, new URL(address), attributes),
  };
}

function reply(
  issuer: Issuer,
  address: URL,
  attributes: Readonly<Record<string, string>>,
): SamlReply {
  const deflated = Buffer.from(address.searchParams.get('SAMLRequest') ?? '', 'base64');
  const request = inflateRawSync(deflated).toString('utf8');
  const requester = pick(request, /<saml:Issuer[^>]*>([^<]+)</);
  const draft = draftResponse({
    issuer: issuer.entityId,
    recipient: new URL('acs', requester).href,
    audience: requester,
    requestId: pick(request, / ID="([^"]+)"/),
    now: new Date(),
    classRef: 'https://www.spid.gov.it/SpidL2',
    attributes,
  });
  return {
    SAMLResponse: encode(signDraft(draft, { key: issuer.key })),
    RelayState: address.searchParams.get('RelayState') ?? '',
  };
}

function pick(text: string, pattern: RegExp): string {
  const [, found] = pattern.exec(text) ?? [];
  if (!found) throw new Error(`the request has no ${pattern.source}`);
  return found;
}
