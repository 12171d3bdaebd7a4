// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { formatDate } from '../../src/i18n/format.js';
import { decideJoinRequest } from '../../src/membership/use-cases/decide-join-request.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { aCommunity, actorOf, someActor } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const deps = { db, now };

/** Somebody whom this community refused. */
async function refused(mayReapply: boolean) {
  const community = await aCommunity(db, { joinPath: 'approval', coolDownDays: 30 });
  const actor = await someActor(db);
  const asked = await joinCommunity(deps, { actor, slug: community.slug });
  if (asked.outcome !== 'requested') throw new Error('no request was made');
  const reason = 'Manca <il nome> del tuo ente';
  const decision = { requestId: asked.requestId, decision: 'reject', reason, mayReapply } as const;
  await decideJoinRequest(deps, { actor: actorOf(community.managerId), ...decision });
  return { slug: community.slug, actor };
}

describe('the page of a community that refused somebody', () => {
  test('gives them the reason, the day from which they may ask again, and the way to the staff', async () => {
    const app = webApp(db);
    const { slug, actor } = await refused(false);
    const page = await get(app, `/c/${slug}`, app.signIn(actor)).expect(200);
    expect(page.text).toContain('non è stata accolta');
    expect(page.text).toContain('Manca &lt;il nome> del tuo ente');
    const day30 = formatDate('it', later(now(), 30 * day));
    expect(page.text).toMatch(new RegExp(`Puoi chiedere di nuovo dal( |l’)${day30}\\.`));
    expect(page.text).toMatch(/href="\/contatti">Non sei d’accordo/);
    const other = await get(app, `/c/${slug}`, app.signIn(await someActor(db))).expect(200);
    expect(other.text).not.toContain('Manca');
  });

  test('lets them ask again at once where the refusal says so', async () => {
    const app = webApp(db);
    const { slug, actor } = await refused(true);
    const page = await get(app, `/c/${slug}`, app.signIn(actor)).expect(200);
    expect(page.text).toContain('del tuo ente');
    expect(page.text).not.toContain('Puoi chiedere di nuovo dal');
    expect(page.text).toContain(`href="/c/${slug}/join"`);
  });
});

describe('before one asks', () => {
  test('the community says within how many days it answers', async () => {
    const app = webApp(db);
    const { slug, id } = await aCommunity(db, { joinPath: 'approval' });
    await db.updateTable('community').set({ service_days: 9 }).where('id', '=', id).execute();
    const cookie = app.signIn(await someActor(db));
    const page = await get(app, `/c/${slug}/join`, cookie).expect(200);
    expect(page.text).toContain('ti risponde per e-mail entro 9 giorni');
  });
});
