// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import type { Slug } from '../../src/kernel/ids.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { closeDueRequests } from '../../src/membership/use-cases/requests/close-due-requests.js';
import { remindManagers } from '../../src/membership/use-cases/requests/remind-managers.js';
import { aCommunity, actorOf, aStaffMember, someActor } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { onTwoNodes } from '../support/two-nodes.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();
const inEnglish = (cookie: string): string => `${cookie}; lang=en`;

beforeEach(async () => {
  await db
    .updateTable('join_request')
    .set({ status: 'withdrawn' })
    .where('status', '=', 'pending')
    .execute();
});

/** A community that has left some requests without an answer. */
async function unanswered(requests: number) {
  const community = await aCommunity(db, { joinPath: 'approval' });
  const { slug } = community;
  for (let made = 0; made < requests; made += 1) {
    await joinCommunity({ db, now }, { actor: await someActor(db), slug });
  }
  await escalate();
  return community;
}
async function escalate(): Promise<void> {
  let done = 0;
  do done = await closeDueRequests({ db, now: () => later(now(), 16 * day) });
  while (done > 0);
}
const reminders = async (slug: Slug): Promise<number> =>
  (
    await sql`
      select o.id from outbox o join community c on c.id = o.community_id
      where c.slug = ${slug} and o.type = 'community.managers_reminded'`.execute(db)
  ).rows.length;

describe('requests that communities leave without an answer', () => {
  test('are shown to the staff page by page, none left out', async () => {
    const app = webApp(db);
    const staff = app.signIn(await aStaffMember(db));
    const [first, second] = [await unanswered(50), await unanswered(2)];
    const page = await get(app, '/staff/unanswered', staff).expect(200);
    expect(page.text).toContain(`href="/c/${first.slug}"`);
    expect(page.text).not.toContain(`href="/c/${second.slug}"`);
    const next = /href="(\/staff\/unanswered\?cursor=[^"]+)"/.exec(page.text)?.[1] ?? '';
    const rest = await get(app, next, staff).expect(200);
    expect(rest.text).toContain(`href="/c/${second.slug}"`);
    expect(rest.text).not.toContain(`href="/c/${first.slug}"`);
    await get(app, '/staff/unanswered?cursor=zzz', staff).expect(400);
  });

  test('the staff writes to the managers once a day, and finds where to appoint a caretaker', async () => {
    const app = webApp(db);
    const actor = await aStaffMember(db);
    const staff = app.signIn(actor);
    const { slug } = await unanswered(2);
    const act = `/staff/unanswered/${slug}/remind`;
    const page = await get(app, '/staff/unanswered', staff).expect(200);
    expect(page.text.split(act)).toHaveLength(2);
    expect(page.text).toContain('Scrivi a chi la gestisce');
    expect(page.text).toContain(`href="/staff/communities/${slug}"`);
    const english = await get(app, '/staff/unanswered', inEnglish(staff)).expect(200);
    expect(english.text).toContain('Write to its managers');

    await post(app, act, {}, staff).expect(303);
    const after = await get(app, '/staff/unanswered', staff).expect(200);
    expect(after.text).not.toContain(act);
    expect(after.text).toMatch(/Abbiamo scritto a chi la gestisce (il |l’)\d/);
    const again = await post(app, act, {}, staff).expect(429);
    expect(again.text).toContain('nelle ultime ventiquattro ore');
    expect(await reminders(slug)).toBe(1);
    const tomorrow = { db, now: () => later(now(), day) };
    await remindManagers(tomorrow, { actor, slug });
    expect(await reminders(slug)).toBe(2);
  });

  test('are written about once, whoever of the staff is faster', async () => {
    const actor = await aStaffMember(db);
    const { slug, id } = await unanswered(1);
    const remind = () =>
      remindManagers({ db, now }, { actor, slug }).then(
        () => 'sent',
        (error: { code: string }) => error.code,
      );
    const both = await onTwoNodes(db, { table: 'community', id }, remind);
    expect(both.toSorted()).toEqual(['community.reminded_today', 'sent']);
    expect(await reminders(slug)).toBe(1);
  });

  test('nobody is written to about nothing, nor by anybody else', async () => {
    const app = webApp(db);
    const { slug, managerId } = await aCommunity(db);
    const act = `/staff/unanswered/${slug}/remind`;
    await post(app, act, {}, app.signIn(await aStaffMember(db))).expect(409);
    await post(app, act, {}, app.signIn(actorOf(managerId))).expect(403);
    expect(await reminders(slug)).toBe(0);
  });
});
