// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { aCommunity } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, webApp } from '../support/web-app.js';

const { db } = useDatabase();

it('a page that lists members is not for search engines, one that does not is', async () => {
  const app = webApp(db);
  const robotsOf = async (memberList: 'public' | 'members') => {
    const { slug } = await aCommunity(db, { memberList });
    return (await get(app, `/c/${slug}`).expect(200)).headers['x-robots-tag'];
  };
  expect(await robotsOf('public')).toContain('noindex');
  expect(await robotsOf('members')).toBeUndefined();
});
