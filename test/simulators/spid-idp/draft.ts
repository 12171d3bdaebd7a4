// SPDX-License-Identifier: AGPL-3.0-or-later

/** An element that a test may bend before it is signed. `undefined` attributes are left out. */
export interface Draft {
  name: string;
  attributes: Record<string, string | undefined>;
  children: (Draft | string)[];
}

export const draft = (
  name: string,
  attributes: Record<string, string | undefined> = {},
  children: (Draft | string)[] = [],
): Draft => ({ name, attributes, children });

/** The first element down a path of local names. @throws Error when it is not there */
export function at(from: Draft, ...path: readonly string[]): Draft {
  return path.reduce((parent, name) => {
    const found = parent.children.find((child) => isDraft(child) && local(child) === name);
    if (!found || typeof found === 'string') throw new Error(`no ${name} in ${parent.name}`);
    return found;
  }, from);
}

/** Takes the element at the end of the path out. */
export function remove(from: Draft, ...path: readonly string[]): void {
  const target = at(from, ...path);
  const parent = at(from, ...path.slice(0, -1));
  parent.children = parent.children.filter((child) => child !== target);
}

const isDraft = (child: Draft | string): child is Draft => typeof child !== 'string';
const local = ({ name }: Draft): string => name.slice(name.indexOf(':') + 1);
