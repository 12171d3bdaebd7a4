// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../src/kernel/clock.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { aStint, actorOf } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { usePortalApp } from '../support/portal/app.js';
import { mainPage } from '../support/portal/connect-page.js';
import { aGuest, aManaged, callScim } from '../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const requests = mainPage()
  .blocks('http')
  .filter((block) => block.includes(' /scim/v2/'));

/** The requests of the page, as written there, sent one after the other with what stands for its words. */
async function follow(
  words: Readonly<Record<string, string>>,
  tokens: { own: string; manager: string },
) {
  const answers = [];
  for (const block of requests) {
    const filled = Object.entries(words).reduce(
      (text, [word, is]) => text.replaceAll(word, is),
      block,
    );
    const [, method = '', path = '', body = ''] =
      /^(\w+) \/scim\/v2(\S+)\n(.*)$/s.exec(filled) ?? [];
    const reads = method === 'GET' || path.endsWith('/.search');
    const token = reads ? tokens.own : tokens.manager;
    const sent = body.trim() === '' ? undefined : body;
    answers.push(await callScim(app, { token, method, body: sent }, path));
  }
  return answers;
}

describe('what the page for portals says of SCIM', () => {
  it('is so, request by request', async () => {
    expect(requests).toHaveLength(7);
    const { place, portal, own, manager, read } = await aManaged(
      { db, app },
      { joinPath: 'approval' },
    );
    const { sub, visitor } = await aGuest({ db, app }, portal);
    const { memberId } = visitor;
    await aStint(db, { community: place, memberId });
    const asking = await aGuest({ db, app }, portal);
    const actor = actorOf(asking.visitor.memberId);
    await joinCommunity({ db, now }, { actor, slug: place.slug });
    const words = { '<community>': place.id, '<sub>': sub };
    const [users, found, members, invited, group, added, removed] = await follow(words, {
      own,
      manager: manager.token,
    });
    expect(users).toMatchObject({ status: 200, body: { nextCursor: expect.any(String) } });
    expect(found?.body).toMatchObject({ totalResults: 1, Resources: [{ id: sub }] });
    expect(JSON.stringify(found?.body)).toContain(place.id);
    expect(JSON.stringify(members?.body)).toContain(sub);
    expect(invited).toMatchObject({ status: 201, body: { active: false, externalId: 'A-1' } });
    expect(group).toMatchObject({ status: 201, body: { displayName: 'Lettura' } });
    expect([added?.status, removed?.status]).toEqual([200, 200]);
    const after = await read(`/Groups/${place.id}?attributes=members`);
    expect(JSON.stringify(after.body)).not.toContain(sub);

    await follow(
      { ...words, '<sub>': asking.sub, anna: 'ugo', '"Lettura"': '"Ascolto"' },
      {
        own,
        manager: manager.token,
      },
    );
    const events = await db
      .selectFrom('outbox')
      .select('type')
      .where('subject', '=', asking.visitor.memberId)
      .execute();
    const types = events.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['join_request.approved', 'stint.ended']));
  });
});
