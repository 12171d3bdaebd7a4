// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { spender } from '../../../src/http/rate-limit.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { createSealedBox } from '../../../src/kernel/sealed-box.js';
import { keepForm, takeForm } from '../../../src/sign-in/use-cases/keep-form.js';
import { aCommunity, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db, pool } = useDatabase();
const deps = { db, now, box: createSealedBox([{ id: 'test', secret: randomBytes(32) }]) };

/** One node; nodes that share a database share the limit. */
const aNode = () =>
  webApp(db, {
    keptForms: {
      keep: (form) => keepForm(deps, form),
      take: (asked) => takeForm(deps, asked),
      limit: spender({
        name: 'kept_form',
        limit: { points: 2, seconds: 600 },
        pool,
        key: (req) => req.viewer?.actor.memberId ?? req.ip ?? '',
      }),
    },
  });
const keptNow = async (): Promise<number> =>
  (await db.selectFrom('kept_form').select('token_hash').execute()).length;

describe('a form sent by whoever is not signed in', () => {
  it('is said to wait, and once they are back to be still unsent', async () => {
    const app = webApp(db);
    const { slug } = await aCommunity(db, { joinPath: 'approval' });
    const sent = await post(app, `/c/${slug}/join`, { message: 'Vorrei esserci' }).expect(303);
    expect(sent.headers['location']).toMatch(/^\/sign-in\?.*&kept=1$/);
    const [draft = ''] = (sent.headers['set-cookie'] ?? []) as unknown as string[];
    const cookie = `${app.signIn(await someActor(db))}; ${draft.split(';')[0]}`;
    const page = await get(app, `/c/${slug}/join`, cookie).expect(200);
    expect(page.text).toContain('Vorrei esserci');
    expect(page.text).toContain('non è ancora stato inviato');
  });
});

describe('forms kept while somebody proves who they are', () => {
  it('are so many in a time, over all nodes; then the form is refused and nothing more is kept', async () => {
    const [one, other] = [aNode(), aNode()];
    const { slug } = await aCommunity(db);
    const form = { message: 'Vorrei partecipare' };
    await post(one, `/c/${slug}/join`, form).expect(303);
    await post(other, `/c/${slug}/join`, form).expect(303);
    const kept = await keptNow();
    const refused = await post(one, `/c/${slug}/join`, form).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    await post(other, `/c/${slug}/join`, form).expect(429);
    expect(await keptNow()).toBe(kept);
    expect(kept).toBe(2);

    await get(one, `/c/${slug}/join`).expect(303);
    const somebody = one.signIn(await someActor(db, { level: 'none' }));
    await post(one, `/c/${slug}/join`, form, somebody).expect(403);
    expect(await keptNow()).toBe(3);
  });
});
