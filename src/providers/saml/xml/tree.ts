// SPDX-License-Identifier: AGPL-3.0-or-later
import { XmlCData, XmlElement, XmlText } from 'libxml2-wasm';
import { withDocument } from './document.js';

/** An element as plain data. Attributes without a namespace only: SAML defines no others. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** The text directly inside, white space around it included. */
  readonly text: string;
}

/** Parses bytes (of a verified signature, of metadata) into plain data. @throws ProviderError */
export const readTree = (bytes: Uint8Array): Element =>
  withDocument(bytes, (document) => toTree(document.root));

/** @param leaveOut elements that are not followed, by local name. */
export function toTree(source: XmlElement, leaveOut: readonly string[] = []): Element {
  const attributes = new Map<string, string>();
  for (const attribute of source.attrs) {
    if (!attribute.prefix) attributes.set(attribute.name, attribute.value);
  }
  const children: Element[] = [];
  let text = '';
  for (let node = source.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) {
      if (!leaveOut.includes(node.name)) children.push(toTree(node, leaveOut));
    } else if (node instanceof XmlText || node instanceof XmlCData) {
      text += node.content;
    }
  }
  return { name: source.name, namespace: source.namespaceUri, attributes, children, text };
}

/** All children of a name. */
export const childrenOf = (
  parent: Element | undefined,
  namespace: string,
  name: string,
): readonly Element[] =>
  parent?.children.filter((child) => child.name === name && child.namespace === namespace) ?? [];

/** The first element down a path of child names in one namespace. */
export function descend(
  from: Element | undefined,
  namespace: string,
  ...path: readonly string[]
): Element | undefined {
  return path.reduce(
    (parent: Element | undefined, name) =>
      parent?.children.find((child) => child.name === name && child.namespace === namespace),
    from,
  );
}

/** The child elements of a node in the document, without reading what is in them. */
export function childElements(parent: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) found.push(node);
  }
  return found;
}
