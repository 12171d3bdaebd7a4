// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { declareAffiliation } from '../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { aCard, aPerson } from '../../support/builders/cards.js';
import { aCommunity, aStint, actorOf } from '../../support/builders/membership.js';
import { anOrganisation } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date() };

test('an affiliation shows to others on a card only while the person lets them know of it', async () => {
  const app = webApp(db);
  const community = await aCommunity(db, { memberList: 'public' });
  const memberId = await aPerson(db);
  const { cardId } = await aCard(db, { community, memberId });
  const organisationId = await anOrganisation(db);
  const title = 'Consigliera del quartiere Savena';
  const said = { actor: actorOf(memberId), organisationId, kind: 'elected' as const, title };
  const { id } = await declareAffiliation(deps, said);
  const own = app.signIn(actorOf(memberId));
  const { memberId: other } = await aStint(db, { community });
  const others = [app.signIn(actorOf(other)), app.signIn(actorOf(community.managerId))];
  const here = `/c/${community.slug}`;
  const card = `${here}/cards/${cardId}`;
  const toldTo = async (cookie: string): Promise<boolean> => {
    const paths = [here, `${here}/cards`, card, `${here}/manage/members`];
    const pages = await Promise.all(paths.map((path) => get(app, path, cookie)));
    return pages.some(({ text }) => text.includes(title));
  };
  const form = { affiliation: id, affiliation_for: 'members', listed: 'yes' };
  const change = async (act: string) =>
    post(app, `/me/organisations/affiliations/${id}`, { act }, own).expect(303);

  const refused = await post(app, `${here}/card`, form, own).expect(422);
  expect(refused.text).toContain('Scegli dall’elenco');
  expect((await get(app, '/me/organisations', own)).text).toContain('La sa solo l’organizzazione');

  await change('disclose');
  await post(app, `${here}/card`, form, own).expect(303);
  for (const cookie of others) expect(await toldTo(cookie)).toBe(true);
  expect(await toldTo('')).toBe(false);

  await change('conceal');
  for (const cookie of others) expect(await toldTo(cookie)).toBe(false);
});
