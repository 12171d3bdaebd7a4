// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configSchema } from '../../config/schema.js';
import { noticesArea } from '../../src/compose/notices.js';
import { createKeys } from '../../src/compose/keys.js';
import { createWorker, type Worker } from '../../src/database/jobs.js';
import { appendEvent, type NewEvent } from '../../src/database/outbox.js';
import { relayOnce } from '../../src/database/relay.js';
import { newId } from '../../src/kernel/ids.js';
import { createLogger } from '../../src/kernel/logger.js';
import { day, later, systemClock } from '../../src/kernel/clock.js';
import { nextMorning } from '../../src/kernel/morning.js';
import { submitRequest } from '../../src/membership/domain/join-request.js';
import { insertJoinRequest } from '../../src/membership/store/join-requests.js';
import { createMailer, type Mailer } from '../../src/mail/mailer.js';
import { startMailbox, type Mailbox } from '../simulators/mailbox/index.js';
import { aMember } from '../support/builders/identity.js';
import { decideAppeal } from '../../src/membership/use-cases/measures/decide-appeal.js';
import { openAppeal } from '../../src/membership/use-cases/measures/open-appeal.js';
import { aSuspension } from '../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../support/builders/membership.js';
import { completeConfiguration } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';

const at = new Date('2026-11-22T10:00:00Z');
const logger = createLogger('silent');
let mailbox: Mailbox;
let mailer: Mailer;
let area: ReturnType<typeof noticesArea>;
let workers: Worker[];

// Before the database's own: hooks run in this order, and the workers use it to the end.
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  mailer.close();
  await mailbox.close();
});

const { db, pool } = useDatabase();

beforeAll(async () => {
  mailbox = await startMailbox({ port: 0, smtpPort: 0 });
  const config = configSchema.parse(await completeConfiguration());
  const origin = config.http.publicUrl;
  mailer = createMailer({ ...config.mail, smtp: mailbox.smtp, origin, organisation: 'Regione' });
  const keys = createKeys(config.keys);
  area = noticesArea({ config, mailer, db, keys, now: systemClock } as Parameters<
    typeof noticesArea
  >[0]);
  const start = () => createWorker(pool, area.tasks ?? {}, logger);
  workers = [await start(), await start()];
});
/** Appends an event and relays it, as two nodes would. */
async function tell(event: Omit<NewEvent, 'at'> & { at?: Date }): Promise<void> {
  await db.transaction().execute((trx) => appendEvent(trx, { at, ...event }));
  await relayAll();
}

async function relayAll(): Promise<void> {
  await Promise.all([1, 2].map(() => relayOnce(db, area.handlers ?? [])));
  await relayOnce(db, area.handlers ?? []);
}

const address = (): string => `m${randomBytes(6).toString('hex')}@example.org`;

/** A community whose manager and co-manager read mail. */
async function aManagedCommunity() {
  const texts = {
    it: { name: 'Giovani Generazioni', summary: '', howToJoin: '' },
    en: { name: 'Young Generations', summary: '', howToJoin: '' },
  };
  const community = await aCommunity(db, { texts });
  const mail = { manager: address(), coManager: address() };
  const manager = await aMember(db, { email: mail.manager });
  const coManager = await aMember(db, { email: mail.coManager, locale: 'en' });
  await aGrant(db, { community, memberId: manager, role: 'manager' });
  await aGrant(db, { community, memberId: coManager, role: 'co_manager' });
  return { community, manager, coManager, mail };
}

describe('mails from events', () => {
  it('tell every manager of all requests that wait, in one mail a morning, each in their language', async () => {
    const { community, mail } = await aManagedCommunity();
    const yesterday = later(at, -2 * day);
    for (const name of ['Ada N.', 'Ugo P.']) {
      const subject = await aMember(db, { displayName: name, email: `${name[0]}-${address()}` });
      const request = submitRequest(community.id, actorOf(subject), { message: '', at });
      const about = { actor: subject, subject, community: community.id, at: yesterday };
      await db.transaction().execute(async (trx) => {
        await insertJoinRequest(trx, request);
        await appendEvent(trx, { ...about, type: 'join_request.submitted' });
      });
    }
    await relayOnce(db, area.handlers ?? []);
    const italian = await mailbox.waitFor(mail.manager);
    expect(italian.subject).toBe('Che cosa aspetta nelle comunità che gestisci');
    expect(italian.text).toContain('Giovani Generazioni: richieste di adesione 2');
    expect(italian.text).toContain(`http://localhost:3000/c/${community.slug}/manage`);
    const english = await mailbox.waitFor(mail.coManager);
    expect(english.text).toContain('Young Generations: requests to join 2');
    await untilQueueIsEmpty();
    expect(mailbox.mails(mail.manager)).toHaveLength(1);
  });

  it('come once a morning, after the request and never in the same hour', () => {
    expect(nextMorning(new Date('2026-11-22T05:59:00Z'))).toEqual(new Date('2026-11-22T06:00:00Z'));
    expect(nextMorning(new Date('2026-11-22T06:00:00Z'))).toEqual(new Date('2026-11-23T06:00:00Z'));
  });

  it('tell the person that the request arrived, the staff and the person that nobody answers', async () => {
    const { community } = await aManagedCommunity();
    const [email, staffEmail] = [address(), address()];
    const subject = await aMember(db, { email });
    await aStaffMember(db, 'regional_staff', await aMember(db, { email: staffEmail }));
    const request = submitRequest(community.id, actorOf(subject), { message: '', at });
    await db.transaction().execute((trx) => insertJoinRequest(trx, request));
    const about = { subject, community: community.id, at: later(at, -2 * day) };
    await tell({ ...about, type: 'join_request.submitted', data: { request: request.id } });
    const receipt = await mailbox.waitFor(email, (one) => one.subject.includes('ricevuto'));
    expect(receipt.text).toContain('7 dicembre 2026');
    await tell({ ...about, type: 'join_request.asked' });
    await mailbox.waitFor(email, (one) => one.subject.startsWith('Una domanda'));
    await tell({ ...about, type: 'join_request.escalated' });
    const alarm = await mailbox.waitFor(staffEmail);
    expect(alarm.text).toContain('http://localhost:3000/staff/unanswered');
    await tell({ ...about, type: 'join_request.lapsed', data: { why: 'unanswered' } });
    await mailbox.waitFor(email, (one) => one.subject.startsWith('Ci scusiamo'));
    await tell({ ...about, type: 'join_request.lapsed', data: { why: 'unreplied' } });
    await mailbox.waitFor(email, (one) => one.subject.endsWith('è decaduta'));
  });

  it('tell a member of the decision, of an offer, and of another identity', async () => {
    const { community, manager } = await aManagedCommunity();
    const email = address();
    const subject = await aMember(db, { email });
    const about = { actor: manager, subject, community: community.id };
    await tell({ ...about, type: 'join_request.approved' });
    await tell({ ...about, type: 'role.offered', data: { role: 'co_manager' } });
    await tell({ type: 'member.linked', actor: subject, subject, data: { provider: 'email' } });
    const subjects = ['Benvenuta', 'Ti propongono', 'Una nuova identità'];
    for (const begin of subjects)
      await mailbox.waitFor(email, (one) => one.subject.startsWith(begin));
    const offer = await mailbox.waitFor(email, (one) => one.subject.startsWith('Ti propongono'));
    expect(offer.text).toContain('«Co-gestore»');
  });

  it('tell a member why a membership is suspended and how to appeal, and both sides of the verdict', async () => {
    const { community, manager, mail } = await aManagedCommunity();
    const email = address();
    const { memberId } = await aStint(db, { community, memberId: await aMember(db, { email }) });
    const { measureId } = await aSuspension(db, { ...community, managerId: manager }, memberId);
    await relayAll();
    const told = await mailbox.waitFor(email);
    expect(told.text).toContain('Il motivo: Messaggi offensivi');
    expect(told.text).toContain(`/me/measures/${measureId}`);

    const staffMail = address();
    const staff = await aStaffMember(db, 'regional_staff', await aMember(db, { email: staffMail }));
    const deps = { db, now: () => new Date() };
    const message = 'Non sono stata io';
    const appeal = await openAppeal(deps, { actor: actorOf(memberId), measureId, message });
    await relayAll();
    expect((await mailbox.waitFor(staffMail)).text).toContain(`/staff/appeals/${appeal.appealId}`);

    const verdict = { verdict: 'upheld', reason: 'Era un equivoco' } as const;
    await decideAppeal(deps, { actor: staff, ...appeal, ...verdict });
    await relayAll();
    for (const to of [email, mail.manager]) {
      const decided = await mailbox.waitFor(to, (one) => one.subject === 'Il riesame è deciso');
      expect(decided.text).toContain('Era un equivoco');
    }
  });

  it('warn every proven address of a change in how one signs in, each in the language of its owner', async () => {
    const [first, second, asserted] = [address(), address(), address()];
    const id = await aMember(db, { email: first, locale: 'en' });
    for (const [value, verified] of [
      [second, at],
      [asserted, null],
    ] as const) {
      const row = { id: newId(), member_id: id, kind: 'email', value, created_at: at } as const;
      await db
        .insertInto('contact_point')
        .values({ ...row, value_normalised: value, verified_at: verified })
        .execute();
    }
    await tell({ type: 'member.unlinked', actor: id, subject: id, data: { provider: 'spid' } });
    for (const to of [first, second]) {
      expect((await mailbox.waitFor(to)).subject).toBe(
        'An identity was unlinked from your profile',
      );
    }
    await untilQueueIsEmpty();
    expect(mailbox.mails(asserted)).toEqual([]);
  });

  it('tell the survivor of a merge who was merged, and both of its undoing', async () => {
    const [kept, other] = [address(), address()];
    const into = await aMember(db, { email: kept });
    const from = await aMember(db, { email: other, displayName: 'Anna Social' });
    await db
      .updateTable('member')
      .set({ status: 'merged', merged_into: into })
      .where('id', '=', from)
      .execute();
    await tell({ type: 'member.merged', actor: into, subject: from, data: { into } });
    expect((await mailbox.waitFor(kept)).text).toContain('«Anna Social»');

    await db
      .updateTable('member')
      .set({ status: 'active', merged_into: null })
      .where('id', '=', from)
      .execute();
    await tell({ type: 'member.unmerged', actor: into, subject: from, data: { from: into } });
    for (const to of [kept, other]) {
      await mailbox.waitFor(to, (one) => one.subject.includes('annullata'));
    }
  });

  it('tell both sides of a role that starts or ends, but not who did it', async () => {
    const { community, manager, mail } = await aManagedCommunity();
    const email = address();
    const subject = await aMember(db, { email, displayName: 'Ada N.' });
    const role = { subject, community: community.id, data: { role: 'editor', was: 'active' } };
    await tell({ ...role, type: 'role.started', actor: subject });
    const started = await mailbox.waitFor(mail.manager);
    expect(started.text).toContain('Ada N. ha l’incarico di «Redattore»');
    await tell({ ...role, type: 'role.ended', actor: manager });
    await mailbox.waitFor(email, (one) => one.subject.startsWith('Un incarico'));
    expect(mailbox.mails(email)).toHaveLength(1);
    expect(mailbox.mails(mail.manager)).toHaveLength(1);
  });

  it('spare a member who rests what can wait, and never a decision or the last reminder', async () => {
    const { community, manager } = await aManagedCommunity();
    const email = address();
    const subject = await aMember(db, { email });
    const stint = await aStint(db, { community, memberId: subject });
    const about = { actor: manager, subject, community: community.id };
    const later_ = { ...about, data: { role: 'editor', days: 14 } };
    await db.updateTable('stint').set({ paused_at: at }).where('id', '=', stint.id).execute();
    for (const type of [
      'role.offered',
      'role.term_near',
      'role.renewed',
      'stint.expiring',
    ] as const)
      await tell({ ...later_, type });
    await tell({ ...about, type: 'stint.expiring', data: { days: 1 } });
    await tell({ ...about, type: 'role.ended', data: { role: 'editor', was: 'active' } });
    await mailbox.waitFor(email, (one) => one.subject.startsWith('Un incarico'));
    await untilQueueIsEmpty();
    expect(mailbox.mails(email)).toHaveLength(2);
    await db.updateTable('stint').set({ paused_at: null }).where('id', '=', stint.id).execute();
    await tell({ ...later_, type: 'role.offered' });
    await mailbox.waitFor(
      email,
      (one) => one.subject.includes('incarico') && mailbox.mails(email).length === 3,
    );
  });

  it('are sent once, whichever node works and however often the relay looks', async () => {
    const { community, manager } = await aManagedCommunity();
    const email = address();
    const subject = await aMember(db, { email });
    const about = { actor: manager, subject, community: community.id };
    for (let n = 0; n < 10; n += 1) await tell({ ...about, type: 'join_request.rejected' });
    await tell({ ...about, type: 'join_request.approved' });
    await mailbox.waitFor(email, (one) => one.subject.startsWith('Benvenuta'));
    await untilQueueIsEmpty();
    expect(mailbox.mails(email)).toHaveLength(11);
  });

  it('pass over who has no address, was erased, or only declined an offer', async () => {
    const { community, manager } = await aManagedCommunity();
    const silent = await aMember(db);
    const email = address();
    const gone = await aMember(db, { email, status: 'erased' });
    const declined = await aMember(db, { email: address() });
    const about = { actor: manager, community: community.id };
    await tell({ ...about, subject: silent, type: 'join_request.approved' });
    await tell({ ...about, subject: gone, type: 'join_request.approved' });
    await tell({ ...about, subject: declined, type: 'role.ended', data: { was: 'offered' } });
    await untilQueueIsEmpty();
    expect(mailbox.mails(email)).toEqual([]);
  });
});

async function untilQueueIsEmpty(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      'select 1 from graphile_worker.jobs where run_at <= now() limit 1',
    );
    if (rows.length === 0) return;
  }
}
