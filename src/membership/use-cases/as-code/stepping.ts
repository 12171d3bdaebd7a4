// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { CommunityState } from '../../domain/as-code/state.js';

/** One community on its way from what it is to what it should be. */
export interface Stepping {
  /** The database is the transaction of the whole. */
  readonly deps: { readonly db: Db; readonly now: Clock };
  readonly trx: Trx;
  readonly actor: Actor;
  readonly slug: Slug;
  readonly communityId: CommunityId;
  readonly from: CommunityState;
  readonly to: CommunityState;
  readonly isMaterial: boolean;
}

export const isSame = (
  { from, to }: Pick<Stepping, 'from' | 'to'>,
  ...fields: readonly (keyof CommunityState)[]
): boolean => fields.every((field) => isDeepStrictEqual(from[field], to[field]));
