// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityTexts } from '../../store/community-texts.js';
import { describedNews } from '../../domain/following/news.js';
import {
  readTexts,
  saveDescription,
  saveTexts,
  type Description,
} from '../../store/settings/settings.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdSettings, type Editing } from './hold-settings.js';
import { settleHome } from './settle-home.js';

/**
 * Says what a community is: its words in both languages, topics, territory, audience, contact, home.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.changed`, `community.home_not_served`, `community.home_not_on_portal`
 */
export async function describeCommunity(
  deps: { db: Db; now: Clock },
  {
    texts,
    description,
    ...editing
  }: Editing & {
    readonly texts: CommunityTexts;
    readonly description: Description;
  },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community } = await holdSettings(trx, editing, 'community.edit_text');
    const home = await settleHome(trx, community, description);
    const earlier = await readTexts(trx, community.id);
    const changed = describedNews(
      { texts: { it: earlier?.it, en: earlier?.en }, homeUrl: community.homeUrl },
      { texts: { it: texts.it, en: texts.en }, homeUrl: home.homeUrl },
    );
    await saveTexts(trx, community.id, texts);
    await saveDescription(trx, community.id, { ...description, ...home });
    await record(trx, {
      type: 'community.described',
      at: deps.now(),
      actor: editing.actor.memberId,
      community: community.id,
      data: { changed },
    });
  });
}
