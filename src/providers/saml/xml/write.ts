// SPDX-License-Identifier: AGPL-3.0-or-later

/** Text that is XML already; plain strings are escaped. */
export interface Markup {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | undefined>>;

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (char) => named[char] ?? char);
const escapeAttribute = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (char) => named[char] ?? char);

/**
 * Writes an element in canonical form (exclusive c14n), so that its text can be hashed as it stands.
 * The caller declares each namespace on the outermost elements that use it, and nowhere else;
 * unprefixed attributes only, apart from the declarations.
 */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Markup | string | undefined)[] = [],
): Markup {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .sort(([a], [b]) => compare(sortKey(a), sortKey(b)))
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('');
  const content = children
    .map((child) => (typeof child === 'string' ? escapeText(child) : (child?.xml ?? '')))
    .join('');
  return { xml: `<${name}${written}>${content}</${name}>` };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Canonical order: declarations, plain attributes, prefixed attributes. */
const sortKey = (name: string): string => {
  if (name === 'xmlns' || name.startsWith('xmlns:')) return `0${name}`;
  return name.includes(':') ? `2${name}` : `1${name}`;
};
