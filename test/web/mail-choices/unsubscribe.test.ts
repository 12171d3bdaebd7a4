// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import type { MailKind } from '../../../src/kernel/mail-kind.js';
import { createSealedBox } from '../../../src/kernel/sealed-box.js';
import { followCommunity } from '../../../src/membership/use-cases/following/follow-community.js';
import { listFollowed } from '../../../src/membership/use-cases/following/list-following.js';
import { readRefusals } from '../../../src/membership/use-cases/mail-choices/read-choices.js';
import {
  openRefusal,
  sealRefusal,
} from '../../../src/membership/use-cases/mail-choices/refusal-link.js';
import { refuseByLink } from '../../../src/membership/use-cases/mail-choices/refuse-by-link.js';
import { aCommunity, actorOf, someActor } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const box = createSealedBox([{ id: 'test', secret: randomBytes(32) }]);
const deps = { db, now, box };
const app = webApp(db, {
  refusals: {
    read: (token) => openRefusal(deps, token).kind,
    refuse: (token) => refuseByLink(deps, token),
  },
});

async function aFollower(kind: MailKind = 'news') {
  const [actor, { id: communityId, slug }] = [await someActor(db), await aCommunity(db)];
  await followCommunity(deps, { actor, slug, alerts: true });
  const refusal = { memberId: actor.memberId, kind, communityId };
  return { actor, refusal, link: `/unsubscribe/${sealRefusal(deps, refusal)}` };
}

const wants = async (memberId: MemberId): Promise<boolean> => {
  const { items: followed } = await listFollowed(deps, { actor: actorOf(memberId), locale: 'it' });
  return followed.some(({ alerts }) => alerts);
};

/** As a mail provider posts: by itself, with no cookie, origin or fetch metadata. */
const provider = (link: string): Test => request(app.app).post(link);
const oneClick = { 'List-Unsubscribe': 'One-Click' };

describe('the link by which mails are refused', () => {
  it('shows a page with one button, and changes nothing by being opened', async () => {
    const { actor, link } = await aFollower();
    const page = await get(app, link).expect(200);
    expect(page.text).toContain(`action="${link}"`);
    expect(page.text).toContain('name="List-Unsubscribe"');
    expect(page.headers['x-robots-tag']).toContain('noindex');
    await request(app.app).head(link).expect(200);
    expect(await wants(actor.memberId)).toBe(true);
    await post(app, link, oneClick).expect(200);
    expect(await wants(actor.memberId)).toBe(false);
  });

  it('acts when a provider posts to it, without a redirect, as often as it likes', async () => {
    const { actor, link } = await aFollower();
    for (const _ of [1, 2]) await provider(link).type('form').send(oneClick).expect(200);
    expect(await wants(actor.memberId)).toBe(false);
    const events = db.selectFrom('outbox').select('type').where('subject', '=', actor.memberId);
    expect((await events.execute()).map(({ type }) => type)).toEqual([
      'following.started',
      'following.changed',
    ]);
  });

  it('takes the other type of form too, and a browser that another site sends', async () => {
    const several = await aFollower();
    await provider(several.link).field('List-Unsubscribe', 'One-Click').expect(200);
    expect(await wants(several.actor.memberId)).toBe(false);
    const foreign = await aFollower('digest');
    const sent = provider(foreign.link).set('Sec-Fetch-Site', 'cross-site').type('form');
    await sent.set('Origin', 'https://mail.example').send(oneClick).expect(200);
    expect(await readRefusals(deps, foreign.actor.memberId)).toEqual(['digest']);
    expect(await wants(foreign.actor.memberId)).toBe(true);
  });

  it('does nothing for a form that says something else', async () => {
    const { actor, link } = await aFollower();
    await provider(link).expect(400);
    await provider(link).type('form').send({ 'List-Unsubscribe': 'No' }).expect(400);
    await provider(link)
      .type('form')
      .send({ ...oneClick, more: 'yes' })
      .expect(400);
    await provider(link).field('List-Unsubscribe', 'No').expect(400);
    await provider(link)
      .type('form')
      .send({ 'List-Unsubscribe': 'x'.repeat(3_000) })
      .expect(413);
    expect(await wants(actor.memberId)).toBe(true);
  });

  it('is refused when it was altered, is another’s, or too old', async () => {
    const { actor, refusal, link } = await aFollower();
    const flipped = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const middle = `${link.slice(0, 60)}${link[60] === 'a' ? 'b' : 'a'}${link.slice(61)}`;
    const other = createSealedBox([{ id: 'test', secret: randomBytes(32) }]);
    const forged = `/unsubscribe/${sealRefusal({ box: other, now }, refusal)}`;
    const old = sealRefusal({ box, now: () => later(now(), -731 * day) }, refusal);
    const elsewhere = box.seal('kept_form', Buffer.from('{}')).toString('base64url');
    const links = [flipped, middle, forged, `/unsubscribe/${old}`, `/unsubscribe/${elsewhere}`];
    for (const wrong of [...links, '/unsubscribe/x', `/unsubscribe/${'x'.repeat(2_000)}`]) {
      await provider(wrong).type('form').send(oneClick).expect(404);
      await get(app, wrong).expect(404);
    }
    expect(await wants(actor.memberId)).toBe(true);
    const young = sealRefusal({ box, now: () => later(now(), -700 * day) }, refusal);
    await provider(`/unsubscribe/${young}`).type('form').send(oneClick).expect(200);
  });

  it('tells nobody who the member is', async () => {
    const { refusal, link } = await aFollower();
    const bytes = Buffer.from(link.split('/').at(-1) ?? '', 'base64url');
    for (const secret of [refusal.memberId, refusal.communityId]) {
      expect(bytes.includes(secret)).toBe(false);
      expect(bytes.includes(Buffer.from(secret.replaceAll('-', ''), 'hex'))).toBe(false);
    }
    const page = await get(app, link).expect(200);
    expect(page.text).not.toContain(refusal.memberId);
  });

  it('refuses for whom the member was merged into', async () => {
    const { actor, link } = await aFollower('digest');
    const into = await someActor(db);
    await db
      .updateTable('member')
      .set({ status: 'merged', merged_into: into.memberId })
      .where('id', '=', actor.memberId)
      .execute();
    await provider(link).type('form').send(oneClick).expect(200);
    expect(await readRefusals(deps, into.memberId)).toEqual(['digest']);
  });
});

describe('the page of mails', () => {
  it('shows what comes, and changes it both ways', async () => {
    const actor = await someActor(db);
    const cookie = app.signIn(actor);
    expect((await get(app, '/me/mails', cookie).expect(200)).text).toContain('Lo ricevi.');
    await post(app, '/me/mails', { kind: 'digest', wanted: 'no' }, cookie).expect(303);
    expect((await get(app, '/me/mails', cookie).expect(200)).text).toContain('Non lo ricevi.');
    await post(app, '/me/mails', { kind: 'digest', wanted: 'yes' }, cookie).expect(303);
    expect(await readRefusals(deps, actor.memberId)).toEqual([]);
    await post(app, '/me/mails', { kind: 'news', wanted: 'no' }, cookie).expect(400);
  });
});
