// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { untilBlocked } from '../../support/database.js';
import { useSocialSite } from '../../support/social-site.js';
import { socialKinds } from '../../simulators/social/index.js';

const site = useSocialSite();

/** Holds every attempt, so that whoever wants to use one up waits until the hold is given back. */
async function holdAttempts(): Promise<() => Promise<void>> {
  const { db } = site.database;
  const holder = await db.startTransaction().execute();
  await holder.selectFrom('attempt').select('id').forUpdate().execute();
  return async () => {
    await holder.commit().execute();
  };
}

describe('two nodes with the same reply', () => {
  it.each(socialKinds)('of %s open one session', async (kind) => {
    const browser = site.app.browser();
    const back = await site.leave(browser, kind, 'victim');
    const other = site.app.atOtherNode(browser);
    const before = await site.sessions();
    const lines = site.app.logged.length;

    const release = await holdAttempts();
    const racing = [browser.get(back.href), other.get(back.href)];
    await untilBlocked(site.database.db, 2);
    await release();
    const pages = await Promise.all(racing);

    expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 403]);
    expect(await site.sessions()).toBe(before + 1);
    expect(site.app.logged.slice(lines)).toEqual([
      expect.objectContaining({ refusal: 'provider.replayed', rule: 'attempt.single_use' }),
    ]);
  });
});
