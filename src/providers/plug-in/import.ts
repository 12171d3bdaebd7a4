// SPDX-License-Identifier: AGPL-3.0-or-later
import { inNameOf, type Author } from './author.js';

interface Imported {
  readonly failures: unknown[];
  readonly authors: Set<Author>;
}

/** By address: a module is imported once for the whole process, however many instances it has. */
const modules = new Map<string, Imported>();

/** Imports a module; of what that leaves behind, whenever, everybody hears who imported it. */
export function importInNameOf(author: Author | undefined, { href }: URL): Promise<unknown> {
  const { failures, authors } = modules.get(href) ?? { failures: [], authors: new Set() };
  modules.set(href, { failures, authors });
  if (author) {
    authors.add(author);
    for (const failure of failures) author.blame(failure);
  }
  const blame = (failure: unknown): void => {
    failures.push(failure);
    for (const one of authors) one.blame(failure);
  };
  return inNameOf({ blame }, () => import(href));
}
