// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { chooseMails } from '../../src/membership/use-cases/mail-choices/choose-mails.js';
import { acceptTerms } from '../../src/membership/use-cases/terms-of-use/accept-terms.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStint, actorOf } from '../support/builders/membership.js';
import { platformTerms, terms } from '../support/builders/terms.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;
const texts = {
  it: { name: 'Acque condivise', summary: '', howToJoin: '' },
  en: { name: 'Shared Waters', summary: '', howToJoin: '' },
};

async function written(): Promise<void> {
  await room.relay();
  await room.repeat();
  await room.untilQueueIsEmpty();
}
const subjects = (email: string) => room.mailbox.mails(email).map(({ subject }) => subject);

async function belonging() {
  const community = await aCommunity(db, { texts });
  const aMemberWith = async (locale: 'it' | 'en' = 'it') => {
    const email = someAddress();
    const memberId = await aMember(db, { email, locale });
    const { id: stintId } = await aStint(db, { community, memberId });
    return { email, memberId, stintId };
  };
  return { community, aMemberWith };
}

it('members are told of terms to accept, in their language, once a version, whatever they refused', async () => {
  const { community, aMemberWith } = await belonging();
  const [italian, english, resting] = [
    await aMemberWith(),
    await aMemberWith('en'),
    await aMemberWith(),
  ];
  const unwanted = { kind: 'communities', wanted: false } as const;
  await chooseMails({ db, now }, { actor: actorOf(italian.memberId), ...unwanted });
  await db
    .updateTable('stint')
    .set({ paused_at: now() })
    .where('id', '=', resting.stintId)
    .execute();
  const stranger = someAddress();
  await aMember(db, { email: stranger });

  const first = await terms(db, community, { material: false });
  await written();
  await room.repeat();
  for (const { email } of [italian, resting]) {
    expect(subjects(email)).toEqual(['Nuove condizioni per Acque condivise']);
  }
  expect(subjects(english.email)).toEqual(['New terms for Shared Waters']);
  expect(subjects(stranger)).toEqual([]);
  const [mail] = room.mailbox.mails(italian.email);
  expect(mail?.text).toContain(`/c/${community.slug}/terms`);
  expect(mail?.headers['list-unsubscribe']).toBeUndefined();

  const accepted = { versions: [first], lang: 'it' } as const;
  const { slug } = community;
  await acceptTerms({ db, now }, { actor: actorOf(italian.memberId), slug, accepted });
  await terms(db, community, { material: false });
  await written();
  expect(subjects(italian.email)).toHaveLength(1);

  await terms(db, community, { effectiveFrom: later(now(), 10 * day) });
  await written();
  expect(subjects(italian.email)).toHaveLength(2);
});

it('everybody is told of terms of the platform, but who has accepted them by then', async () => {
  const [waits, english, accepts] = [someAddress(), someAddress(), someAddress()];
  await aMember(db, { email: waits });
  await aMember(db, { email: english, locale: 'en' });
  const memberId = await aMember(db, { email: accepts });
  const version = await platformTerms(db);
  const accepted = { versions: [version], lang: 'it' } as const;
  await acceptTerms({ db, now }, { actor: actorOf(memberId), accepted });
  await written();
  await room.repeat();
  await room.untilQueueIsEmpty();
  expect(subjects(waits)).toEqual(['Nuove condizioni d’uso']);
  expect(subjects(english)).toEqual(['New terms of use']);
  expect(subjects(accepts)).toEqual([]);
  expect(room.mailbox.mails(waits)[0]?.text).toContain('/condizioni');
});
