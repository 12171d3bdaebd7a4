// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Markup } from '../../../src/providers/saml/xml/write.js';

/** An element that a test may bend before it is signed. `undefined` attributes are left out. */
export interface Draft {
  name: string;
  attributes: Record<string, string | undefined>;
  children: DraftChild[];
}

/** Text, another element, or XML that is signed already. */
export type DraftChild = Draft | Markup | string;

export const draft = (
  name: string,
  attributes: Record<string, string | undefined> = {},
  children: DraftChild[] = [],
): Draft => ({ name, attributes, children });

/** The first element down a path of local names. @throws Error when it is not there */
export function at(from: Draft, ...path: readonly string[]): Draft {
  return path.reduce((parent, name) => {
    const found = parent.children.filter(isDraft).find((child) => local(child) === name);
    if (!found) throw new Error(`no ${name} in ${parent.name}`);
    return found;
  }, from);
}

/** Takes the element at the end of the path out. */
export function remove(from: Draft, ...path: readonly string[]): void {
  const target = at(from, ...path);
  const parent = at(from, ...path.slice(0, -1));
  parent.children = parent.children.filter((child) => child !== target);
}

const isDraft = (child: DraftChild): child is Draft =>
  typeof child !== 'string' && 'children' in child;
const local = ({ name }: Draft): string => name.slice(name.indexOf(':') + 1);
