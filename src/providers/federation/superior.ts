// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Host } from '../provider.js';
import { illegible } from './distrust.js';
import { configurationUrl, statementUrl } from './entity-id.js';
import {
  readConfiguration,
  readStatement,
  type EntityStatement,
  type Signed,
} from './entity-statement.js';
import { createReader, type Reader } from './fetch.js';

/** What a superior says about a subordinate, signed with one of the keys that it calls its own. @throws ProviderError */
export async function readAboutSubordinate(
  read: Reader,
  superior: EntityStatement,
  { subject, now }: { readonly subject: string; readonly now: Date },
): Promise<Signed> {
  const endpoint = endpointOf(superior, 'federation_fetch_endpoint');
  if (endpoint === undefined) throw illegible('superior.fetch_endpoint');
  const token = await read.get(statementUrl(endpoint, subject));
  return readStatement(token, { issuer: superior.sub, subject, keys: superior.jwks, now });
}

/** What one of our own superiors says about us, as of now. @throws ProviderError */
export async function readFromSuperior(
  host: Pick<Host, 'clock' | 'fetch'>,
  superior: string,
  subject: string,
): Promise<EntityStatement> {
  const read = createReader(host);
  const now = host.clock.now();
  const token = await read.get(configurationUrl(superior));
  const configuration = await readConfiguration(token, { entity: superior, now });
  const about = await readAboutSubordinate(read, configuration.statement, { subject, now });
  return about.statement;
}

export function endpointOf(
  { metadata: { federation_entity: entity = {} } }: EntityStatement,
  name: 'federation_fetch_endpoint' | 'federation_trust_mark_status_endpoint',
): string | undefined {
  const endpoint = entity[name];
  return typeof endpoint === 'string' ? endpoint : undefined;
}
