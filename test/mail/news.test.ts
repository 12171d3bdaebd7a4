// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock } from '../../src/kernel/clock.js';
import { followCommunity } from '../../src/membership/use-cases/following/follow-community.js';
import { openRefusal } from '../../src/membership/use-cases/mail-choices/refusal-link.js';
import { refuseByLink } from '../../src/membership/use-cases/mail-choices/refuse-by-link.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, actorOf, aStint } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

let clock = new Date('2026-11-22T10:00:00Z');
const now = () => clock;
const room = useMailRoom(now);
const { db } = room;
const follows = { db, now: systemClock };

const texts = {
  it: { name: 'Acque condivise', summary: '', howToJoin: '' },
  en: { name: 'Shared Waters', summary: '', howToJoin: '' },
};

async function aFollower(
  community: Awaited<ReturnType<typeof aCommunity>>,
  traits: { readonly locale?: 'it' | 'en'; readonly alerts?: boolean } = {},
) {
  const { alerts = true, locale = 'it' } = traits;
  const email = someAddress();
  const memberId = await aMember(db, { email, locale });
  await followCommunity(follows, { actor: actorOf(memberId), slug: community.slug, alerts });
  return { email, memberId };
}

async function nextDay(): Promise<void> {
  clock = later(clock, day);
  await room.repeat();
}

describe('mails to followers', () => {
  it('tell the next morning, in one mail in their language, what has changed', async () => {
    const community = await aCommunity(db, { texts });
    const [italian, english] = [
      await aFollower(community),
      await aFollower(community, { locale: 'en' }),
    ];
    const silent = await aFollower(community, { alerts: false });
    const about = { community: community.id, at: now() };
    await room.tell({ type: 'community.frozen', ...about });
    await room.tell({ type: 'terms.published', ...about });
    await room.repeat();
    await nextDay();

    const mail = await room.mailbox.waitFor(italian.email);
    expect(mail.subject).toBe('Novità da Acque condivise');
    expect(mail.text).toContain('La comunità è sospesa');
    expect(mail.text).toContain('Ci sono nuove condizioni.');
    expect(mail.text).toContain(`/c/${community.slug}`);
    expect((await room.mailbox.waitFor(english.email)).subject).toBe('News from Shared Waters');
    await nextDay();
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(italian.email)).toHaveLength(1);
    expect(room.mailbox.mails(silent.email)).toEqual([]);
  });

  it('come to nobody who rests, stopped meanwhile or sees the community no longer', async () => {
    const community = await aCommunity(db, { texts });
    const [resting, stopped, member, outsider] = [
      await aFollower(community),
      await aFollower(community),
      await aFollower(community),
      await aFollower(community),
    ];
    const stint = await aStint(db, { community, memberId: resting.memberId });
    await db.updateTable('stint').set({ paused_at: now() }).where('id', '=', stint.id).execute();
    await aStint(db, { community, memberId: member.memberId });
    await room.tell({ type: 'community.policy_set', community: community.id, at: now() });
    await followCommunity(follows, {
      actor: actorOf(stopped.memberId),
      slug: community.slug,
      alerts: false,
    });
    await db
      .updateTable('community')
      .set({ visibility: 'hidden' })
      .where('id', '=', community.id)
      .execute();
    await nextDay();

    await room.mailbox.waitFor(member.email);
    await room.untilQueueIsEmpty();
    for (const { email } of [resting, stopped, outsider]) {
      expect(room.mailbox.mails(email)).toEqual([]);
    }
  });

  it('carry a link that refuses them with one click, and a sentence with the same', async () => {
    const community = await aCommunity(db, { texts });
    const { email, memberId } = await aFollower(community);
    await room.tell({ type: 'community.moved', community: community.id, at: now() });
    await nextDay();
    const { headers, text, html } = await room.mailbox.waitFor(email);
    const [, link = ''] = /^<(.+)>$/.exec(headers['list-unsubscribe'] ?? '') ?? [];
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(text).toContain(link);
    expect(html).toContain(link);

    const token = link.split('/').at(-1) ?? '';
    const deps = { db, now, box: room.box };
    expect(openRefusal(deps, token)).toEqual({ memberId, kind: 'news', communityId: community.id });
    await refuseByLink(deps, token);
    await room.tell({ type: 'community.frozen', community: community.id, at: now() });
    await nextDay();
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(email)).toHaveLength(1);
  });
});
