// SPDX-License-Identifier: AGPL-3.0-or-later

/** Some fields of something. */
export type Said<Whole> = { readonly [Name in keyof Whole]?: Whole[Name] | undefined };

/** What is said wins; what is not said stays. */
export function overlay<Whole extends object>(there: Whole, said: Said<Whole> | undefined): Whole {
  const defined = Object.entries(said ?? {}).filter(([, value]) => value !== undefined);
  return { ...there, ...Object.fromEntries(defined) };
}
