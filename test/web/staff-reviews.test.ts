// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { aMember, aReview } from '../support/builders/identity.js';
import { aStaffMember } from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { get, post, webApp } from '../support/web-app.js';

const { db } = useDatabase();

async function aCase() {
  const app = webApp(db);
  const [first, second] = [
    app.signIn(await aStaffMember(db, 'support')),
    app.signIn(await aStaffMember(db, 'privacy_officer'), 'Piera O.'),
  ];
  const sides = [
    await aMember(db, { displayName: 'Anna R.', givenName: 'Anna', familyName: 'Rossi' }),
    await aMember(db, { displayName: 'Bruno V.', givenName: 'Bruno', familyName: 'Verdi' }),
  ];
  const id = await aReview(db, sides);
  return { app, first, second, here: `/staff/reviews/${id}`, sides };
}

const reason = 'Visti i documenti allo sportello';

describe('a review', () => {
  test('stands in the queue and shows what each side shows', async () => {
    const { app, first, here } = await aCase();
    const queue = await get(app, '/staff/reviews', first).expect(200);
    expect(queue.text).toContain(`href="${here}"`);
    const page = await get(app, here, first).expect(200);
    for (const words of ['Anna Rossi', 'Bruno Verdi', 'Identità provata dal', 'IdP alfa'])
      expect(page.text).toContain(words);
  });

  test('asks for a verdict and a reason, and keeps what was typed', async () => {
    const { app, first, here } = await aCase();
    const asked = await post(app, `${here}/decide`, { reason }, first).expect(422);
    expect(asked.text).toContain('Scegli una delle due risposte');
    expect(asked.text).toContain(reason);
  });

  test('that finds one person takes a second one of the staff, and can be undone', async () => {
    const { app, first, second, here, sides } = await aCase();
    const verdict = { verdict: 'same_person', reason };
    await post(app, `${here}/decide`, verdict, first).expect(303).expect('Location', here);
    const waiting = await get(app, here, first);
    expect(waiting.text).toContain('propone: è la stessa persona');
    expect(waiting.text).not.toContain('value="same_person"');
    await post(app, `${here}/decide`, verdict, first).expect(403);
    await post(app, `${here}/decide`, verdict, second).expect(303);
    const decided = await get(app, here, second);
    expect(decided.text).toContain('Separa di nuovo i profili');
    expect((await get(app, '/staff/reviews', second)).text).toContain('Decisi di recente');

    await post(app, `${here}/undo`, {}, second).expect(303);
    const statuses = await db
      .selectFrom('member')
      .select('status')
      .where('id', 'in', sides)
      .execute();
    expect(statuses).toEqual([{ status: 'active' }, { status: 'active' }]);
  });

  test('that finds two persons is over at once', async () => {
    const { app, first, here } = await aCase();
    await post(app, `${here}/decide`, { verdict: 'apart', reason }, first).expect(303);
    const page = await get(app, here, first);
    expect(page.text).toContain('Sono persone diverse');
    expect(page.text).not.toContain(`${here}/decide`);
    await post(app, `${here}/decide`, { verdict: 'apart', reason }, first).expect(409);
  });
});
