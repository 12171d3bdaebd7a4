// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { aCommunity, actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

test('one community asks, the other says yes, both pages show it, and either takes it away', async () => {
  const app = webApp(db);
  const [from, to] = [await aCommunity(db), await aCommunity(db)];
  const [asks, answers] = [from, to].map(({ managerId }) => app.signIn(actorOf(managerId)));
  const here = `/c/${from.slug}/manage/links`;
  const faulty = await post(app, here, { kind: 'continues', to: 'Non va' }, asks).expect(422);
  expect(faulty.text).toContain('Non va');
  for (const wrong of ['mai-vista', from.slug]) {
    const refused = await post(app, here, { kind: 'continues', to: wrong }, asks).expect(422);
    expect(refused.text).toContain('href="#field-to"');
    expect(refused.text).toContain(`value="${wrong}"`);
  }
  await post(app, here, { kind: 'continues', to: to.slug }, asks).expect(303);
  await post(app, here, { kind: 'related', to: to.slug }, asks).expect(409);
  expect((await get(app, here, asks)).text).toContain('aspetta la loro risposta');

  const there = await get(app, `/c/${to.slug}/manage/links`, answers).expect(200);
  expect(there.text).toContain('aspetta la vostra risposta');
  const [, action = ''] = /action="(\/c\/[^"]+\/links\/[0-9a-f-]+)"/.exec(there.text) ?? [];
  await post(app, action, { act: 'accept' }, answers).expect(303);
  expect((await get(app, `/c/${from.slug}`)).text).toContain('Continua il lavoro di');
  expect((await get(app, `/c/${to.slug}`)).text).toContain('Il suo lavoro continua in');

  await post(app, action, { act: 'remove' }, answers).expect(303);
  expect((await get(app, `/c/${from.slug}`)).text).not.toContain('Comunità collegate');
});
