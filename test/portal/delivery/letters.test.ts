// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sendDeliveryLetter } from '../../../src/compose/delivery-letters.js';
import { watchDeliveries } from '../../../src/compose/watch-deliveries.js';
import { createMeasures } from '../../../src/http/measures.js';
import { day, hour, systemClock } from '../../../src/kernel/clock.js';
import { createMailer, type Mailer } from '../../../src/mail/mailer.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { switchEndpoint } from '../../../src/portal/use-cases/webhooks/keep-endpoints.js';
import { startMailbox, type Mailbox } from '../../simulators/mailbox/index.js';
import {
  aCommunity,
  aStaffMember,
  actorOf,
  someMember,
} from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aFlow } from '../../support/portal/conformance.js';
import { tellPortals } from '../../support/portal/logouts.js';
import { answers, useReceivers } from '../../support/portal/webhook-receiver.js';
import {
  aClock,
  anEndpoint,
  deliverOnce,
  keeping,
  knownTo,
} from '../../support/portal/webhooks.js';
import { get, webApp } from '../../support/web-app.js';

const running: { mailbox?: Mailbox; mailer?: Mailer } = {};
afterAll(async () => {
  running.mailer?.close();
  await running.mailbox?.close();
});
const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const aReceiver = useReceivers();
beforeAll(async () => {
  running.mailbox = await startMailbox({ port: 0, smtpPort: 0 });
  const { smtp } = running.mailbox;
  const origin = 'https://piazza.example';
  running.mailer = createMailer({ smtp, from: 'p@piazza.example', origin, organisation: 'R' });
});

let portals = 0;
const someContacts = () => {
  portals += 1;
  return [`uno-${portals}@portale.example`, `due-${portals}@portale.example`];
};

/** Sends what is queued, and takes it from the queue. */
async function sendLetters(): Promise<number> {
  const { rows } = await sql<{ payload: object }>`
    delete from graphile_worker._private_jobs where key like 'delivery_letter:%' returning payload`.execute(
    db,
  );
  expect(JSON.stringify(rows)).not.toContain('@');
  const config = { http: { publicUrl: 'https://p.example' }, organisation: { contact: 'a@b.it' } };
  const { mailer } = running;
  const send = sendDeliveryLetter({ config, db, mailer } as Parameters<
    typeof sendDeliveryLetter
  >[0]);
  for (const { payload } of rows) await send(payload);
  return rows.length;
}
const mailsTo = (address: string | undefined) => running.mailbox?.mails(address ?? '') ?? [];

describe('an address of webhooks that is switched off', () => {
  it('is told to each contact of the portal, once for each time, and not where it is on again', async () => {
    const { slug } = await aCommunity(db);
    const contacts = someContacts();
    const portal = await aPortal(db, { communities: [slug], metadata: { contacts } });
    const receiver = await aReceiver(answers(410));
    const { id: endpointId } = await anEndpoint(db, {
      ...portal,
      url: `${receiver.url}?key=of-theirs`,
    });
    const change = async () => {
      const memberId = await someMember(db);
      await knownTo(db, portal.sector, memberId);
      await joinCommunity({ db, now: systemClock }, { actor: actorOf(memberId), slug });
    };
    await change();
    await change();
    await deliverOnce(db);
    await deliverOnce(db, { now: () => new Date(Date.now() + day) });
    expect(await sendLetters()).toBe(2);
    for (const address of contacts) {
      expect(mailsTo(address)).toHaveLength(1);
      expect(mailsTo(address)[0]?.text).toContain(new URL(receiver.url).host);
      expect(mailsTo(address)[0]?.text).not.toContain('of-theirs');
    }
    const staff = webApp(db);
    const cookie = staff.signIn(await aStaffMember(db, 'platform_admin'));
    expect((await get(staff, '/staff/portals', cookie).expect(200)).text).toContain('Non riceve');

    const which = { clientId: portal.clientId, endpointId };
    await switchEndpoint(keeping(db), { ...which, on: true });
    expect((await get(staff, '/staff/portals', cookie)).text).not.toContain('Non riceve');
    await change();
    await deliverOnce(db);
    await switchEndpoint(keeping(db), { ...which, on: true });
    expect(await sendLetters()).toBe(2);
    expect(mailsTo(contacts[0])).toHaveLength(1);
    await change();
    await deliverOnce(db);
    expect(await sendLetters()).toBe(2);
    expect(mailsTo(contacts[0])).toHaveLength(2);
  });

  it('is told to nobody where staff switched it off', async () => {
    const portal = await aPortal(db, { metadata: { contacts: someContacts() } });
    const { id: endpointId } = await anEndpoint(db, { ...portal, url: 'https://x.example/hook' });
    await switchEndpoint(keeping(db), { clientId: portal.clientId, endpointId, on: false });
    expect(await sendLetters()).toBe(0);
  });
});

describe('ends of sessions that are given up', () => {
  it('are told to the contacts at the first, at most once a day, and are counted', async () => {
    const contacts = someContacts();
    const receiver = await aReceiver(answers(...Array.from({ length: 14 }, () => 500), 204, 500));
    const logout = { kind: 'back_channel' as const, uri: receiver.url, on: [] };
    const flow = await aFlow({ db, app }, 'query', { logout, metadata: { contacts } });
    const { clientId } = flow.portal;
    const measures = createMeasures();
    const onGivenUp = (portal: string) =>
      measures.count('piazza_logout_given_up_total', { portal });
    const clock = aClock();
    const end = async (sid: string) => {
      const at = { next_at: clock.now(), created_at: clock.now() };
      const row = { id: crypto.randomUUID(), client_id: clientId, sid, cause: 'left' } as const;
      await db
        .insertInto('logout_delivery')
        .values({ ...row, ...at, status: 'pending' })
        .execute();
    };
    const tryOn = async (times: number) => {
      for (let n = 0; n < times; n += 1) {
        await tellPortals({ db, app }, { now: clock.now, onGivenUp });
        clock.move(2 * hour);
      }
    };
    const figures = async () => {
      await watchDeliveries({ db, now: clock.now, measures });
      const text = await measures.registry.metrics();
      const of = (name: string) =>
        Number(new RegExp(`^${name}\\{portal="${clientId}"\\} (\\S+)$`, 'm').exec(text)?.[1]);
      return [of('piazza_logout_given_up_since_seconds') > 0, of('piazza_logout_given_up_total')];
    };
    await end('uno');
    await end('un-altro');
    await tryOn(7);
    expect(await figures()).toEqual([true, 2]);
    expect(await sendLetters()).toBe(2);
    expect(mailsTo(contacts[0])[0]?.text).toContain(new URL(receiver.url).host);
    const staff = webApp(db);
    const cookie = staff.signIn(await aStaffMember(db, 'platform_admin'));
    const { text } = await get(staff, `/staff/portals/${clientId}`, cookie).expect(200);
    expect(text).toContain('Il portale non riceve chi esce');

    await end('arriva');
    await tryOn(1);
    expect(await figures()).toEqual([false, 2]);
    for (const [sid, letters] of Object.entries({ oggi: 0, domani: 2, dopodomani: 0 })) {
      await end(sid);
      await tryOn(7);
      expect([sid, await sendLetters()]).toEqual([sid, letters]);
    }
    expect(await figures()).toEqual([true, 5]);
    clock.move(7 * day);
    await end('giù-da-una-settimana');
    await tryOn(7);
    expect(await sendLetters()).toBe(2);
    expect(mailsTo(contacts[0])).toHaveLength(3);
  });
});
