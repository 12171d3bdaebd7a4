// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { successFields, type Bending } from '../../simulators/spid-idp/answer.js';
import type { Issuer } from '../../simulators/spid-idp/issuer.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';

/** What an identity provider reads in the address that brings somebody to it (HTTP-Redirect). */
export interface Asked {
  readonly requestId: string;
  /** entityID of the service */
  readonly audience: string;
  readonly classRef: string;
  readonly relayState: string;
}

export function readAsked({ searchParams }: URL): Asked {
  const message = Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64');
  const xml = inflateRawSync(message).toString('utf8');
  return understand(xml, searchParams.get('RelayState') ?? '');
}

/** The same in the page that posts it there (HTTP-POST). */
export function readPosted(html: string): Asked {
  const field = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const xml = Buffer.from(field('SAMLRequest'), 'base64').toString('utf8');
  return understand(xml, field('RelayState'));
}

function understand(xml: string, relayState: string): Asked {
  const found = (pattern: RegExp): string => pattern.exec(xml)?.[1] ?? '';
  return {
    requestId: found(/ ID="([^"]+)"/),
    audience: found(/<saml:Issuer[^>]*>([^<]+)</),
    classRef: found(/AuthnContextClassRef[^>]*>([^<]+)</),
    relayState,
  };
}

export interface Answering extends Bending {
  readonly persona: Persona;
  readonly acs: string;
  /** The class that was asked for unless said otherwise, or the weakest where none was. */
  readonly classRef?: string;
}

/** The form that brings the person back, as the simulated identity provider writes it. */
export const answerTo = (
  issuer: Issuer,
  { requestId: id, audience, relayState, classRef: asked }: Asked,
  { persona, acs, classRef, ...bending }: Answering,
): Readonly<Record<string, string>> => {
  const [weakest = ''] = Object.keys(issuer.manner.levels);
  const request = {
    id,
    issuer: audience,
    relayState,
    classRef: asked,
    forceAuthn: true,
    acs,
    attributes: undefined,
    serviceName: '',
  };
  return successFields(
    { issuer, request, now: new Date() },
    { persona, classRef: classRef ?? (asked || weakest) },
    bending,
  );
};

/** Metadata as a file that a configuration can name. */
export function metadataFile(xml: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'piazza-metadata-')), 'metadata.xml');
  writeFileSync(file, xml);
  return file;
}
