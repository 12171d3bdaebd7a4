// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DocumentRoute, Host } from '../../provider.js';
import { metadataHistory } from './metadata.js';

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

const signature = /<ds:Signature .*?<\/ds:Signature>/s;
const rootId = /(<md:EntityDescriptor [^>]*) ID="[^"]*"/;

const lines = (xml: string): readonly string[] =>
  xml
    .replace(signature, '')
    .replace(rootId, '$1')
    .replaceAll('><', '>\n<')
    .split('\n')
    .filter(Boolean);
