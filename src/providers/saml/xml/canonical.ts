// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../../provider-error.js';
import type { Element } from './tree.js';

const fail = (): never => {
  throw new ProviderError('malformed', { rule: 'document.not_canonical' });
};

const startTag = /<(?:([^\s<>/="':!?]+):)?([^\s<>/="':!?]+)((?: [^\s<>/="']+="[^"<]*")*)>/y;
const attribute = / ([^\s<>/="']+)="([^"<]*)"/y;
const reference = /&(?:amp|lt|gt|quot|#x9|#xA|#xD);|[&\r]/g;
const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x9;': '\t',
  '&#xA;': '\n',
  '&#xD;': '\r',
};

/** Namespaces in force, innermost first. */
interface Scope {
  readonly prefix: string;
  readonly uri: string;
  readonly outer?: Scope;
}

interface Open extends Element {
  readonly children: Element[];
  text: string;
  readonly qualified: string;
  readonly scope: Scope;
}

const outermost: Scope = { prefix: 'xml', uri: 'http://www.w3.org/XML/1998/namespace' };

/**
 * Reads what our own canonicalization wrote, in one pass. Canonical XML has one way to write everything
 * (no declaration, comment, CDATA or empty tag, few entities), and anything else is refused. Several
 * times faster than parsing the same bytes again with libxml2, which a test compares it with.
 * @param skip a child of the root that is passed over, by local name; no element of its name may follow it.
 * @throws ProviderError `malformed`
 */
export function readCanonical(bytes: Buffer, skip?: string): Element {
  const source = bytes.toString('utf8');
  const document = blank(outermost);
  const stack = [document];
  let at = 0;
  while (at < source.length) {
    const top = stack.at(-1) ?? fail();
    if (source[at] !== '<') {
      at = readText(source, at, top);
    } else if (source[at + 1] === '/') {
      at = expect(source, at, `</${top.qualified}>`);
      stack.pop();
    } else {
      const { element, end } = readStart(source, at, top.scope);
      const passOver = stack.length === 2 && element.name === skip;
      if (passOver) {
        const closing = `</${element.qualified}>`;
        const close = source.lastIndexOf(closing);
        at = expect(source, close < end ? -1 : close, closing);
      } else {
        top.children.push(element);
        stack.push(element);
        at = end;
      }
    }
  }
  const [only, ...more] = document.children;
  return only && more.length === 0 && stack.length === 1 && document.text === '' ? only : fail();
}

const blank = (scope: Scope): Open => ({
  name: '',
  namespace: '',
  attributes: new Map(),
  children: [],
  text: '',
  qualified: '',
  scope,
});

function expect(source: string, at: number, closing: string): number {
  return at >= 0 && source.startsWith(closing, at) ? at + closing.length : fail();
}

function readText(source: string, at: number, top: Open): number {
  const end = source.indexOf('<', at);
  if (end < 0) return fail();
  top.text += unescape(source.slice(at, end));
  return end;
}

function readStart(source: string, at: number, outer: Scope): { element: Open; end: number } {
  startTag.lastIndex = at;
  const [tag, prefix = '', name = '', written = ''] = startTag.exec(source) ?? fail();
  const attributes = new Map<string, string>();
  let scope = outer;
  attribute.lastIndex = 0;
  for (let found = attribute.exec(written); found; found = attribute.exec(written)) {
    const [, key = '', raw = ''] = found;
    const value = unescape(raw);
    if (key === 'xmlns') scope = { prefix: '', uri: value, outer: scope };
    else if (key.startsWith('xmlns:')) scope = { prefix: key.slice(6), uri: value, outer: scope };
    else if (!key.includes(':')) attributes.set(key, value);
  }
  const qualified = prefix ? `${prefix}:${name}` : name;
  const namespace = lookUp(prefix, scope);
  const element = { name, namespace, attributes, children: [], text: '', qualified, scope };
  return { element, end: at + tag.length };
}

function lookUp(prefix: string, scope: Scope): string {
  for (let one: Scope | undefined = scope; one; one = one.outer) {
    if (one.prefix === prefix) return one.uri;
  }
  return prefix === '' ? '' : fail();
}

const unescape = (text: string): string =>
  text.includes('&') || text.includes('\r')
    ? text.replace(reference, (found) => characters[found] ?? fail())
    : text;
