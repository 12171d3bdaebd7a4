// SPDX-License-Identifier: AGPL-3.0-or-later
import { AsyncLocalStorage } from 'node:async_hooks';

/** Whoever answers for some code that is not ours. */
export interface Author {
  /** Called for a failure that the code left behind and nobody waits for. */
  readonly blame: (failure: unknown) => void;
}

/** Follows the code through promises, timers and callbacks. */
const running = new AsyncLocalStorage<Author>();

/** Runs code in its author's name: what it leaves behind is found out by it. */
export const inNameOf = <Result>(author: Author, work: () => Result): Result =>
  running.run(author, work);

/**
 * For a failure that reached the process itself.
 * @returns whether it has an author, who was told
 */
export function blameAuthor(failure: unknown): boolean {
  const author = running.getStore();
  author?.blame(failure);
  return author !== undefined;
}

/** The same object, whose functions run in its author's name, those of the objects in it too. */
export function signedBy<Part extends object>(author: Author, part: Part): Part {
  return new Proxy(changeable(part), {
    get(_shown, key) {
      const value: unknown = Reflect.get(part, key, part);
      if (typeof value === 'function') {
        return (...given: unknown[]): unknown =>
          inNameOf(author, () => Reflect.apply(value, part, given));
      }
      return typeof value === 'object' && value !== null ? signedBy(author, value) : value;
    },
  });
}

/** A proxy may show nothing else in the place of what is frozen: so it stands before a copy. */
function changeable<Part extends object>(part: Part): Part {
  if (!Object.isFrozen(part)) return part;
  return Array.isArray(part)
    ? (part.slice() as unknown as Part)
    : Object.assign(Object.create(Object.getPrototypeOf(part)) as Part, part);
}
