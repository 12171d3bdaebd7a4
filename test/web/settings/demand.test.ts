// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aCommunity, actorOf, someActor } from '../../support/builders/membership.js';
import { anOrganisation } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();

async function managing() {
  const app = webApp(db);
  const community = await aCommunity(db, { joinPath: 'closed' });
  const cookie = app.signIn(actorOf(community.managerId));
  const here = `/c/${community.slug}/manage/policy/affiliation`;
  return { app, community, cookie, here };
}

describe('the page of the belonging that is asked for', () => {
  test('an organisation is picked from the register; who may join reads how to prove it', async () => {
    const { app, community, cookie, here } = await managing();
    const organisation = await anOrganisation(db, { domain: 'orti.example' });
    const found = await get(app, `${here}?query=associazione`, cookie).expect(200);
    expect(found.text).toContain(`value="${organisation}"`);
    const picked = { act: 'add', revision: '0', organisation };
    await post(app, here, picked, cookie).expect(303);
    const rules = await get(app, `/c/${community.slug}/manage/policy`, cookie).expect(200);
    expect(rules.text).toContain('Chi fa parte delle organizzazioni scelte.');

    const person = app.signIn(await someActor(db));
    const { text } = await get(app, `/c/${community.slug}`, person).expect(200);
    expect(text).toContain('indichi di far parte di una di queste organizzazioni');
    expect(text).toContain('con un indirizzo e-mail presso orti.example');
    const refused = await post(app, `/c/${community.slug}/join`, {}, person).expect(403);
    expect(refused.text).toContain('una delle organizzazioni ammesse');
  });

  test('the last one is not taken away without saying so', async () => {
    const { app, cookie, here } = await managing();
    const organisation = await anOrganisation(db);
    await post(app, here, { act: 'add', revision: '0', organisation }, cookie).expect(303);
    const last = { act: 'remove', revision: '1', organisation };
    const refused = await post(app, here, last, cookie).expect(422);
    expect(refused.text).toContain('Deve restare almeno un’organizzazione');
    await post(app, here, { act: 'clear', revision: '1' }, cookie).expect(303);
  });

  test('what is no form of ours is refused', async () => {
    const { app, cookie, here } = await managing();
    const strange = { act: 'add', revision: '0', organisation: 'x' };
    await post(app, here, strange, cookie).expect(400);
    const other = { act: 'rules', revision: '0', proof: 'declared', party: 'yes' };
    await post(app, here, other, cookie).expect(400);
    await get(app, here.replace('/affiliation', '/window'), cookie).expect(404);
  });
});
