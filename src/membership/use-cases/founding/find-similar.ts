// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Wish } from '../../domain/founding/community-request.js';
import { listSimilar, type SimilarCommunity } from '../../store/founding/similar.js';
import { wordsOf } from '../list-communities.js';

/** Words that every community's text has say nothing of what is similar. */
const empty = /^(comunit[aà]|community|pratich?[ea]|gruppo|rete|persone|region\w+)$/iu;

/** Communities that exist already and look like what is wished for, to be read before sending. */
export function findSimilar(
  deps: { db: Db },
  { actor, wish, locale }: { actor: Actor; wish: Wish; locale: 'it' | 'en' },
): Promise<readonly SimilarCommunity[]> {
  const words = wordsOf(wish.name).filter((word) => !empty.test(word));
  return listSimilar(deps.db, { viewer: actor.memberId, locale, words, topics: wish.topics });
}
