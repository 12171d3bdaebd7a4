// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { EventHandler } from '../../../database/relay.js';
import type { Clock } from '../../../kernel/clock.js';
import { nextMorning } from '../../../kernel/morning.js';
import { newsOf } from '../../domain/following/news.js';
import { noteNews } from '../../store/following/news.js';

/**
 * Notes what followers are to hear of a community, for the next morning after the event is relayed: a morning
 * whose mails go out already takes no more.
 */
export const gatherNews =
  (now: Clock): EventHandler =>
  async (trx: Trx, event) => {
    const kinds = newsOf(event);
    if (!event.community || kinds.length === 0) return;
    const morning = nextMorning(now());
    await noteNews(trx, { communityId: event.community, morning, kinds });
  };
