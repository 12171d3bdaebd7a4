// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, type Tree } from './document.js';

/** One rule of the Italian guidelines, stated in our own words. */
export interface Rule {
  /** As it is called there. */
  readonly name: string;
  /** Where a document breaks it. */
  readonly breaches: (document: Tree) => readonly string[];
  /** What breaks it in our document: where, and what is put there; undefined takes away what is there. */
  readonly fault: readonly [where: readonly string[], what: unknown];
}

/** The document with the fault of a rule in it. */
export function faulty(document: Tree, { fault: [where, what] }: Rule): Tree {
  const copy = structuredClone(document);
  const key = where.at(-1) ?? '';
  const owner = at(copy, ...where.slice(0, -1));
  if (typeof owner !== 'object' || owner === null) throw new Error(`nothing at ${where.join('/')}`);
  if (what === undefined && !Reflect.deleteProperty(owner, key)) throw new Error(`no ${key}`);
  if (what !== undefined) Reflect.set(owner, key, what);
  return copy;
}

/** Those of some parts that do not do, by where they are. */
export const wrong = <Part>(
  parts: readonly Part[],
  does: (part: Part) => boolean,
  where: (part: Part) => string,
): readonly string[] => parts.filter((part) => !does(part)).map(where);

export const present = (...path: readonly string[]): Rule['breaches'] => {
  const where = path.join('/');
  return (document) => (at(document, ...path) ? [] : [where]);
};
