// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../kernel/actor.js';
import type { Slug } from '../../kernel/ids.js';

/** A page of a list of one community. */
export interface ListOf {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Where nobody says how many. */
export const pageSize = 50;
