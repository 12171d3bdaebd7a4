// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sendEndLetter, watchAgreements } from '../../../src/compose/agreement-letters.js';
import { relayOnce } from '../../../src/database/relay.js';
import { day, dayInItaly, later } from '../../../src/kernel/clock.js';
import { createMeasures } from '../../../src/http/measures.js';
import { createMailer, type Mailer } from '../../../src/mail/mailer.js';
import { queueEndLetters } from '../../../src/portal/use-cases/agreements/letters.js';
import { remindOfEnds } from '../../../src/portal/use-cases/agreements/remind-of-ends.js';
import { markReminded } from '../../../src/portal/store/agreements/reminders.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { startMailbox, type Mailbox } from '../../simulators/mailbox/index.js';
import { aStaffMember } from '../../support/builders/membership.js';
import { anAgreement, aPortal } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { keeping } from '../../support/portal/webhooks.js';
import { told } from '../../support/told.js';

const running: { mailbox?: Mailbox; mailer?: Mailer } = {};
afterAll(async () => {
  running.mailer?.close();
  await running.mailbox?.close();
});
const { db } = useDatabase();
const noon = new Date('2026-06-01T10:00:00Z');
const lastDay = (left: number): string => dayInItaly(later(noon, left * day));
const measured = new Map<string, number>();
const at = (moved = 0) => ({
  db,
  now: () => later(noon, moved * day),
  measure: (clientId: string, left: number) => void measured.set(clientId, left),
});
const ending = (left: number, more: object = {}) =>
  aPortal(db, { agreement: { ...anAgreement, endsOn: lastDay(left) }, ...more });

beforeAll(async () => {
  running.mailbox = await startMailbox({ port: 0, smtpPort: 0 });
  const { smtp } = running.mailbox;
  const origin = 'https://piazza.example';
  running.mailer = createMailer({ smtp, from: 'p@piazza.example', origin, organisation: 'R' });
});

describe('an agreement that is about to end', () => {
  it('is told 30, 14, 7 and 1 days before to administrators, once each, and begins anew when prolonged', async () => {
    const actor = await aStaffMember(db, 'platform_admin');
    await aStaffMember(db, 'regional_staff');
    const { clientId } = await ending(31);
    await told(db);
    const days: number[] = [];
    for (let passed = 0; passed <= 32; passed += 1) {
      if ((await remindOfEnds(at(passed))) === 1) days.push(31 - passed);
      expect(await remindOfEnds(at(passed))).toBe(0);
    }
    expect(days).toEqual([30, 14, 7, 1]);
    const heard = await told(db);
    expect(heard.get(actor.memberId)).toEqual(Array(4).fill('portal_agreement_near'));
    expect(heard.size).toBe(1);
    const agreement = { ...anAgreement, endsOn: lastDay(60) };
    await editPortal(keeping(db), { clientId, said: { agreement } });
    expect(await remindOfEnds(at(32))).toBe(1);
  });

  it('is told by one of two nodes', async () => {
    const { clientId } = await ending(10);
    let second: Promise<number> = Promise.resolve(-1);
    await db.transaction().execute(async (trx) => {
      const first = { clientId, endsOn: lastDay(10), days: 14 } as const;
      expect(await markReminded(trx, first)).toBe(true);
      second = remindOfEnds(at());
      await untilBlocked(db);
    });
    expect(await second).toBe(0);
    expect(measured.get(clientId)).toBe(10);
  });

  it('is measured: none without one, endless without an end, and nothing of a portal that is off', async () => {
    const without = await aPortal(db, { agreement: null });
    const endless = await aPortal(db);
    const over = await ending(-1);
    const off = await ending(5);
    await db
      .updateTable('portal')
      .set({ status: 'disabled' })
      .where('client_id', '=', off.clientId)
      .execute();
    expect(await remindOfEnds(at())).toBe(0);
    expect(measured.get(without.clientId)).toBe(0);
    expect(measured.get(endless.clientId)).toBe(Infinity);
    expect(measured.get(over.clientId)).toBe(0);
    expect(measured.has(off.clientId)).toBe(false);
  });

  it('is measured no more once the portal is off or removed', async () => {
    const measures = createMeasures();
    const watch = () => watchAgreements({ db, now: at().now, measures });
    const shown = async () => {
      const text = await measures.registry.metrics();
      return [stays, off, gone].map(
        ({ clientId }) => text.split(`portal="${clientId}"`).length - 1,
      );
    };
    const [stays, off, gone] = [await aPortal(db), await aPortal(db), await aPortal(db)];
    for (const { clientId: portal } of [stays, off, gone])
      measures.set('piazza_logout_without_key_at_seconds', { portal }, 1);
    await watch();
    expect(await shown()).toEqual([2, 2, 2]);
    const { clientId } = off;
    await db
      .updateTable('portal')
      .set({ status: 'disabled' })
      .where('client_id', '=', clientId)
      .execute();
    await db.deleteFrom('portal').where('client_id', '=', gone.clientId).execute();
    await watch();
    expect(await shown()).toEqual([2, 0, 0]);
  });

  it('is told to each contact of the portal, unless it was prolonged meanwhile', async () => {
    const contacts = ['uno@portale.example', 'due@portale.example'];
    const { clientId, name } = await ending(14, { metadata: { contacts } });
    await remindOfEnds(at());
    while ((await relayOnce(db, [queueEndLetters])) > 0);
    const { rows } = await sql<{ payload: object }>`
      select payload from graphile_worker._private_jobs where key like 'agreement_end:%'`.execute(
      db,
    );
    expect(JSON.stringify(rows)).not.toContain('portale.example');
    const { mailbox, mailer } = running;
    const config = {
      http: { publicUrl: 'https://p.example' },
      organisation: { contact: 'a@b.it' },
    };
    const send = sendEndLetter({ config, db, mailer } as Parameters<typeof sendEndLetter>[0]);
    for (const { payload } of rows) await send(payload);
    const sent = () => contacts.map((to) => mailbox?.mails(to) ?? []);
    const texts = sent().map(([mail]) => mail?.text ?? '');
    for (const text of texts) expect(text).toContain(name);

    await editPortal(keeping(db), { clientId, said: { agreement: anAgreement } });
    for (const { payload } of rows) await send(payload);
    expect(sent().map(({ length }) => length)).toEqual([1, 1]);
  });
});
