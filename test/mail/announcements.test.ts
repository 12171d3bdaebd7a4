// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { systemClock as now } from '../../src/kernel/clock.js';
import { chooseMails } from '../../src/membership/use-cases/mail-choices/choose-mails.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { aMember } from '../support/builders/identity.js';
import { aCommunity, aStaffMember, aStint, actorOf } from '../support/builders/membership.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';

const room = useMailRoom(now);
const { db } = room;
const texts = {
  it: { name: 'Acque condivise', summary: '', howToJoin: '' },
  en: { name: 'Shared Waters', summary: '', howToJoin: '' },
};

it('members are told of a caretaker in their language, once, without a name, until they refuse it', async () => {
  const community = await aCommunity(db, { texts });
  const aMemberWith = async (locale: 'it' | 'en' = 'it') => {
    const email = someAddress();
    const memberId = await aMember(db, { email, locale });
    await aStint(db, { community, memberId });
    return { email, memberId };
  };
  const [italian, english, refuses, leaves] = [
    await aMemberWith(),
    await aMemberWith('en'),
    await aMemberWith(),
    await aMemberWith(),
  ];
  const unwanted = { kind: 'communities', wanted: false } as const;
  await chooseMails({ db, now }, { actor: actorOf(refuses.memberId), ...unwanted });
  const { memberId: staff } = await aStaffMember(db);
  const names = { display_name: 'Zelinda Q.', given_name: 'Zelinda', family_name: 'Quaranta' };
  await db.updateTable('member').set(names).where('id', '=', staff).execute();
  await leaveCommunity({ db, now }, { actor: actorOf(community.managerId), slug: community.slug });
  await room.relay();
  // Held, until somebody has left whose mail is queued.
  await sql`create function hold() returns trigger language plpgsql as $$
    begin new.run_at := now() + interval '1 hour'; return new; end $$`.execute(db);
  await sql`create trigger hold before insert on graphile_worker._private_jobs
    for each row execute function hold()`.execute(db);
  await room.repeat();
  await leaveCommunity({ db, now }, { actor: actorOf(leaves.memberId), slug: community.slug });
  await sql`drop trigger hold on graphile_worker._private_jobs; drop function hold();
    update graphile_worker._private_jobs set run_at = now() where key like 'notice:%:members:%'`.execute(
    db,
  );

  const mail = await room.mailbox.waitFor(italian.email);
  expect(mail.subject).toBe('Acque condivise ha un gestore pro tempore');
  expect(mail.text).toContain(`/c/${community.slug}`);
  expect(mail.text).not.toMatch(/Zelinda|Quaranta/);
  expect(mail.headers['list-unsubscribe']).toContain('/unsubscribe/');
  expect((await room.mailbox.waitFor(english.email)).subject).toBe('Shared Waters has a caretaker');
  await room.repeat();
  await room.untilQueueIsEmpty();
  expect(room.mailbox.mails(italian.email)).toHaveLength(1);
  for (const { email } of [refuses, leaves]) expect(room.mailbox.mails(email)).toEqual([]);
});
