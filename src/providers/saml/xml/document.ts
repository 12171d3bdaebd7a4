// SPDX-License-Identifier: AGPL-3.0-or-later
import { ParseOption, XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { ProviderError } from '../../provider-error.js';

const option =
  ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG;

/**
 * Parses, lends the document and frees it: its memory lies outside the garbage collector.
 * @throws ProviderError `malformed` when it is not well-formed XML.
 */
export function withDocument<Result>(
  source: Uint8Array,
  use: (document: XmlDocument) => Result,
): Result {
  const document = parse(source);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

function parse(source: Uint8Array): XmlDocument {
  try {
    return XmlDocument.fromBuffer(source, { option });
  } catch (error) {
    throw new ProviderError('malformed', { rule: 'document.not_well_formed' }, { cause: error });
  }
}

/** Exclusive canonicalization of a whole document (W3C xml-exc-c14n, without comments). */
export function canonicalBytes(document: XmlDocument, prefixes: readonly string[]): Buffer {
  const chunks: Buffer[] = [];
  const collector = {
    write(chunk: Uint8Array): number {
      chunks.push(Buffer.from(chunk));
      return chunk.length;
    },
    close: (): boolean => true,
  };
  document.canonicalize(collector, {
    mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    ...(prefixes.length > 0 && { inclusiveNamespacePrefixes: [...prefixes] }),
  });
  return Buffer.concat(chunks);
}

/**
 * An element as a document of its own, with every namespace it inherits. libxml2 canonicalizes a whole
 * document many times faster than a part of one. A fault here could only make a digest differ:
 * what is hashed is what is read afterwards.
 */
export function standalone(element: XmlElement): Uint8Array {
  const own = element.nsDeclarations;
  for (const [prefix, uri] of Object.entries(element.namespaces)) {
    if (!(prefix in own) && prefix !== 'xml' && uri) element.addNsDeclaration(uri, prefix);
  }
  return Buffer.from(element.toString({ format: false }), 'utf8');
}
