// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { day, later, systemClock } from '../../../src/kernel/clock.js';
import { listPromoters } from '../../../src/membership/store/founding/promoters.js';
import { declineRequest } from '../../../src/membership/use-cases/founding/answer-promotion.js';
import { closeDueGatherings } from '../../../src/membership/use-cases/founding/close-due-gatherings.js';
import {
  aCommunityRequest,
  aSignedRequest,
  foundingDeps,
} from '../../support/builders/founding.js';
import { aStaffMember, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const deps = foundingDeps(db);
const inEnglish = (cookie: string): string => `${cookie}; lang=en`;

describe('who asked for a community', () => {
  test('sees who does not sign and names another, whose fault is said at the field', async () => {
    const app = webApp(db);
    const { requestId, requester, tokens } = await aCommunityRequest(db);
    await declineRequest(deps, { actor: undefined, asked: { token: tokens[0] ?? '' } });
    const cookie = app.signIn(requester);
    const here = `/requests/${requestId}`;
    const page = await get(app, here, cookie).expect(200);
    expect(page.text).toContain('non firma');
    expect(page.text).toContain('indica un’altra persona al suo posto');
    const english = await get(app, here, inEnglish(cookie)).expect(200);
    expect(english.text).toContain('Somebody does not sign: name another person instead');
    expect(english.text).toContain('The request waits for signatures until');

    const [declined] = await listPromoters(db, requestId);
    const send = (form: Record<string, string>, as = cookie) =>
      post(app, `${here}/promoters`, form, as);
    const instead = declined?.id ?? '';
    const nobody = await send({ instead: '', named: 'nuova@example.org' }).expect(422);
    expect(nobody.text).toContain('Scegli al posto di chi.');
    expect(nobody.text).toContain('value="nuova@example.org"');
    const wrong = await send({ instead, named: 'nuova@' }).expect(422);
    expect(wrong.text).toContain('Scrivi un indirizzo e-mail, oppure un nome.');
    const known = await send({ instead, named: 'due@example.org' }, inEnglish(cookie)).expect(422);
    expect(known.text).toContain('You have named this person as a promoter already.');
    const stranger = await send({ instead, named: 'Mai Vista' }).expect(422);
    expect(stranger.text).toContain('«Mai Vista»');

    await send({ instead, named: 'nuova@example.org' }).expect(303);
    const after = await get(app, here, cookie).expect(200);
    expect(after.text).toContain('nuova@example.org');
    expect(after.text).toContain('al suo posto un’altra persona');
  });

  test('has who does not answer written to again, not too soon', async () => {
    const app = webApp(db);
    const { requestId, requester } = await aCommunityRequest(db);
    const cookie = app.signIn(requester);
    const [first] = await listPromoters(db, requestId);
    const path = `/requests/${requestId}/promoters/${first?.id}/remind`;
    expect((await get(app, `/requests/${requestId}`, cookie)).text).not.toContain(path);
    await post(app, path, {}, cookie).expect(429);
    await db
      .updateTable('community_promoter')
      .set({ last_sent_at: later(systemClock(), -4 * day) })
      .where('id', '=', first?.id ?? '')
      .execute();
    expect((await get(app, `/requests/${requestId}`, cookie)).text).toContain(path);
    await post(app, path, {}, app.signIn(await someActor(db))).expect(404);
    await post(app, path, {}, cookie).expect(303);
    expect((await get(app, `/requests/${requestId}`, cookie)).text).not.toContain(path);
  });

  test('reads that it has lapsed, and the way to ask again', async () => {
    const app = webApp(db);
    const { requestId, requester, tokens } = await aCommunityRequest(db);
    for (const days of [50, 61]) {
      await closeDueGatherings({ db, now: () => later(systemClock(), days * day) });
    }
    const cookie = app.signIn(requester);
    const page = await get(app, `/requests/${requestId}`, cookie).expect(200);
    expect(page.text).toContain('la richiesta è scaduta');
    expect(page.text).not.toContain(`/requests/${requestId}/promoters`);
    const english = await get(app, `/requests/${requestId}`, inEnglish(cookie)).expect(200);
    expect(english.text).toContain('the request has lapsed');
    await get(app, `/promote/${tokens[0]}`).expect(404);
  });
});

describe('the staff’s queue', () => {
  test('holds what waits for the staff, page by page, and apart what waits for others', async () => {
    const app = webApp(db);
    const staff = app.signIn(await aStaffMember(db));
    const gathering = await aCommunityRequest(db);
    await db
      .updateTable('community_request')
      .set({ status: 'withdrawn' })
      .where('id', '<>', gathering.requestId)
      .where('status', 'in', ['requested', 'needs_info'])
      .execute();
    const signed: string[] = [];
    for (let made = 0; made < 51; made += 1) signed.push((await aSignedRequest(db)).requestId);

    const first = await get(app, '/staff/requests', staff).expect(200);
    expect(first.text).not.toContain(gathering.requestId);
    expect(signed.filter((id) => first.text.includes(id))).toEqual(signed.slice(0, 50));
    const next = /href="(\/staff\/requests\?cursor=[^"]+)"/.exec(first.text)?.[1] ?? '';
    const second = await get(app, next, staff).expect(200);
    expect(signed.filter((id) => second.text.includes(id))).toEqual(signed.slice(50));

    const others = await get(app, '/staff/requests?waiting=promoters', staff).expect(200);
    expect(others.text).toContain(gathering.requestId);
    expect(others.text).toContain('Firme: 0 di 2.');
    expect(others.text).not.toContain(signed[0]);
    const english = await get(app, '/staff/requests?waiting=promoters', inEnglish(staff));
    expect(english.text).toContain('Signatures: 0 of 2.');

    const asked = signed[0] ?? '';
    await post(app, `/staff/requests/${asked}/ask`, { text: 'Dove?' }, staff).expect(303);
    expect((await get(app, '/staff/requests', staff)).text).not.toContain(asked);
    const replying = await get(app, '/staff/requests?waiting=requester', staff).expect(200);
    expect(replying.text).toContain(asked);
    await get(app, '/staff/requests?waiting=nobody', staff).expect(400);
    await get(app, '/staff/requests?cursor=zzz', staff).expect(400);
  });
});
