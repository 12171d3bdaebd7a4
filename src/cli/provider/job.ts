// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the process of a provider under test is told, once, before it loads anything. */
export interface Job {
  /** Proves that a message comes from the suite and not from the provider in the same process. */
  readonly key: string;
  /** URL of the module's file. */
  readonly module: string;
}

/** What it tells, in this order; each with the key. */
export type Report =
  | { readonly kind: 'loaded'; readonly of: string }
  | { readonly kind: 'begun'; readonly check: string }
  | { readonly kind: 'ended'; readonly check: string; readonly wrong?: string }
  | { readonly kind: 'done'; readonly notes: readonly string[] };
