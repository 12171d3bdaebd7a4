// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckFinding, DocumentRoute, Host } from '../../provider.js';
import type { Description } from './descriptor.js';
import { metadataHistory, metadataRoute } from './metadata.js';
import type { ServiceProvider } from './service-provider.js';

/** What AgID has, and what it would have to load again. */
export interface MetadataDifference {
  /** False when nothing was ever published. */
  readonly published: boolean;
  /** Elements that would go, one a line. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A host whose documents can be read and not written: looking must not publish. */
export const readOnly = (host: Host): Host => ({
  ...host,
  documents: {
    ...host.documents,
    put: () => Promise.resolve({ version: 0 }),
  },
});

/** Compares the last published metadata with what the configuration gives now, signatures aside. */
export async function compareMetadata(
  host: Host,
  metadata: DocumentRoute,
): Promise<MetadataDifference> {
  const before = await host.documents.get(metadataHistory);
  const [last, next] = [lines(before?.toString('utf8') ?? ''), lines(await metadata.render())];
  return {
    published: before !== undefined,
    removed: last.filter((line) => !next.includes(line)),
    added: next.filter((line) => !last.includes(line)),
  };
}

/** Whether what is published is what the configuration gives; looking publishes nothing. */
export async function checkPublished(
  service: Pick<ServiceProvider, 'host' | 'entityId'>,
  description: Description,
): Promise<readonly CheckFinding[]> {
  const host = readOnly(service.host);
  // A missing key has a finding of its own.
  if ((await host.keys.sign('saml')).length === 0) return [];
  const next = metadataRoute({ ...service, host }, description);
  const { published, removed, added } = await compareMetadata(host, next);
  if (!published || removed.length + added.length === 0) return [];
  const message =
    'the metadata differs from the last published one and has to be loaded again: see piazza saml metadata --diff';
  return [{ severity: 'warning', message }];
}

const signature = /<ds:Signature .*?<\/ds:Signature>/s;
const rootId = /(<md:EntityDescriptor [^>]*) ID="[^"]*"/;

const lines = (xml: string): readonly string[] =>
  xml
    .replace(signature, '')
    .replace(rootId, '$1')
    .replaceAll('><', '>\n<')
    .split('\n')
    .filter(Boolean);
