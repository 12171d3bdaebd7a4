// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { appendEvent, type NewEvent } from '../../src/database/outbox.js';
import { newId } from '../../src/kernel/ids.js';
import { day, later, systemClock } from '../../src/kernel/clock.js';
import { nextMorning } from '../../src/kernel/morning.js';
import { submitRequest } from '../../src/membership/domain/join-request.js';
import { insertJoinRequest } from '../../src/membership/store/join-requests.js';
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
import { someAddress, useMailRoom } from '../support/mail-room.js';

const at = new Date('2026-11-22T10:00:00Z');
const room = useMailRoom(systemClock);
const { db } = room;

/** Appends an event and relays it, as two nodes would. */
const tell = (event: Omit<NewEvent, 'at'> & { at?: Date }): Promise<void> =>
  room.tell({ at, ...event });

/** A community whose manager and co-manager read mail. */
async function aManagedCommunity() {
  const texts = {
    it: { name: 'Giovani Generazioni', summary: '', howToJoin: '' },
    en: { name: 'Young Generations', summary: '', howToJoin: '' },
  };
  const community = await aCommunity(db, { texts });
  const mail = { manager: someAddress(), coManager: someAddress() };
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
      const subject = await aMember(db, {
        displayName: name,
        email: `${name[0]}-${someAddress()}`,
      });
      const request = submitRequest(community.id, actorOf(subject), { message: '', at });
      const about = { actor: subject, subject, community: community.id, at: yesterday };
      await db.transaction().execute(async (trx) => {
        await insertJoinRequest(trx, request);
        await appendEvent(trx, { ...about, type: 'join_request.submitted' });
      });
    }
    await room.relay();
    const italian = await room.mailbox.waitFor(mail.manager);
    expect(italian.subject).toBe('Che cosa aspetta nelle comunità che gestisci');
    expect(italian.text).toContain('Giovani Generazioni: richieste di adesione 2');
    expect(italian.text).toContain(`http://localhost:3000/c/${community.slug}/manage`);
    const english = await room.mailbox.waitFor(mail.coManager);
    expect(english.text).toContain('Young Generations: requests to join 2');
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(mail.manager)).toHaveLength(1);
  });

  it('come once a morning, after the request and never in the same hour', () => {
    expect(nextMorning(new Date('2026-11-22T05:59:00Z'))).toEqual(new Date('2026-11-22T06:00:00Z'));
    expect(nextMorning(new Date('2026-11-22T06:00:00Z'))).toEqual(new Date('2026-11-23T06:00:00Z'));
  });

  it('tell the person that the request arrived, the staff and the person that nobody answers', async () => {
    const { community } = await aManagedCommunity();
    const [email, staffEmail] = [someAddress(), someAddress()];
    const subject = await aMember(db, { email });
    await aStaffMember(db, 'regional_staff', await aMember(db, { email: staffEmail }));
    const request = submitRequest(community.id, actorOf(subject), { message: '', at });
    await db.transaction().execute((trx) => insertJoinRequest(trx, request));
    const about = { subject, community: community.id, at: later(at, -2 * day) };
    await tell({ ...about, type: 'join_request.submitted', data: { request: request.id } });
    const receipt = await room.mailbox.waitFor(email, (one) => one.subject.includes('ricevuto'));
    expect(receipt.text).toContain('7 dicembre 2026');
    await tell({ ...about, type: 'join_request.asked' });
    await room.mailbox.waitFor(email, (one) => one.subject.startsWith('Una domanda'));
    await tell({ ...about, type: 'join_request.escalated' });
    const alarm = await room.mailbox.waitFor(staffEmail);
    expect(alarm.text).toContain('http://localhost:3000/staff/unanswered');
    await tell({ ...about, type: 'join_request.lapsed', data: { why: 'unanswered' } });
    await room.mailbox.waitFor(email, (one) => one.subject.startsWith('Ci scusiamo'));
    await tell({ ...about, type: 'join_request.lapsed', data: { why: 'unreplied' } });
    await room.mailbox.waitFor(email, (one) => one.subject.endsWith('è decaduta'));
  });

  it('tell a member of the decision, of an offer, and of another identity', async () => {
    const { community, manager } = await aManagedCommunity();
    const email = someAddress();
    const subject = await aMember(db, { email });
    const about = { actor: manager, subject, community: community.id };
    await tell({ ...about, type: 'join_request.approved' });
    await tell({ ...about, type: 'role.offered', data: { role: 'co_manager' } });
    await tell({ type: 'member.linked', actor: subject, subject, data: { provider: 'email' } });
    const subjects = ['Benvenuta', 'Ti propongono', 'Una nuova identità'];
    for (const begin of subjects)
      await room.mailbox.waitFor(email, (one) => one.subject.startsWith(begin));
    const offer = await room.mailbox.waitFor(email, (one) =>
      one.subject.startsWith('Ti propongono'),
    );
    expect(offer.text).toContain('«Co-gestore»');
  });

  it('tell a member why a membership is suspended and how to appeal, and both sides of the verdict', async () => {
    const { community, manager, mail } = await aManagedCommunity();
    const email = someAddress();
    const { memberId } = await aStint(db, { community, memberId: await aMember(db, { email }) });
    const { measureId } = await aSuspension(db, { ...community, managerId: manager }, memberId);
    await room.relay();
    const told = await room.mailbox.waitFor(email);
    expect(told.text).toContain('Il motivo: Messaggi offensivi');
    expect(told.text).toContain(`/me/measures/${measureId}`);

    const staffMail = someAddress();
    const staff = await aStaffMember(db, 'regional_staff', await aMember(db, { email: staffMail }));
    const deps = { db, now: () => new Date() };
    const message = 'Non sono stata io';
    const appeal = await openAppeal(deps, { actor: actorOf(memberId), measureId, message });
    await room.relay();
    expect((await room.mailbox.waitFor(staffMail)).text).toContain(
      `/staff/appeals/${appeal.appealId}`,
    );

    const verdict = { verdict: 'upheld', reason: 'Era un equivoco' } as const;
    await decideAppeal(deps, { actor: staff, ...appeal, ...verdict });
    await room.relay();
    for (const to of [email, mail.manager]) {
      const decided = await room.mailbox.waitFor(
        to,
        (one) => one.subject === 'Il riesame è deciso',
      );
      expect(decided.text).toContain('Era un equivoco');
    }
  });

  it('warn every proven address of a change in how one signs in, each in the language of its owner', async () => {
    const [first, second, asserted] = [someAddress(), someAddress(), someAddress()];
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
      expect((await room.mailbox.waitFor(to)).subject).toBe(
        'An identity was unlinked from your profile',
      );
    }
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(asserted)).toEqual([]);
  });

  it('tell the survivor of a merge who was merged, and both of its undoing', async () => {
    const [kept, other] = [someAddress(), someAddress()];
    const into = await aMember(db, { email: kept });
    const from = await aMember(db, { email: other, displayName: 'Anna Social' });
    await db
      .updateTable('member')
      .set({ status: 'merged', merged_into: into })
      .where('id', '=', from)
      .execute();
    await tell({ type: 'member.merged', actor: into, subject: from, data: { into } });
    expect((await room.mailbox.waitFor(kept)).text).toContain('«Anna Social»');

    await db
      .updateTable('member')
      .set({ status: 'active', merged_into: null })
      .where('id', '=', from)
      .execute();
    await tell({ type: 'member.unmerged', actor: into, subject: from, data: { from: into } });
    for (const to of [kept, other]) {
      await room.mailbox.waitFor(to, (one) => one.subject.includes('annullata'));
    }
  });

  it('tell both sides of a role that starts or ends, but not who did it', async () => {
    const { community, manager, mail } = await aManagedCommunity();
    const email = someAddress();
    const subject = await aMember(db, { email, displayName: 'Ada N.' });
    const role = { subject, community: community.id, data: { role: 'editor', was: 'active' } };
    await tell({ ...role, type: 'role.started', actor: subject });
    const started = await room.mailbox.waitFor(mail.manager);
    expect(started.text).toContain('Ada N. ha l’incarico di «Redattore»');
    await tell({ ...role, type: 'role.ended', actor: manager });
    await room.mailbox.waitFor(email, (one) => one.subject.startsWith('Il tuo incarico'));
    expect(room.mailbox.mails(email)).toHaveLength(1);
    expect(room.mailbox.mails(mail.manager)).toHaveLength(1);
  });

  it('spare a member who rests what can wait, and never a decision or the last reminder', async () => {
    const { community, manager } = await aManagedCommunity();
    const email = someAddress();
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
    await room.mailbox.waitFor(email, (one) => one.subject.startsWith('Il tuo incarico'));
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(email)).toHaveLength(2);
    await db.updateTable('stint').set({ paused_at: null }).where('id', '=', stint.id).execute();
    await tell({ ...later_, type: 'role.offered' });
    await room.mailbox.waitFor(
      email,
      (one) => one.subject.includes('incarico') && room.mailbox.mails(email).length === 3,
    );
  });

  it('are sent once, whichever node works and however often the relay looks', async () => {
    const { community, manager } = await aManagedCommunity();
    const email = someAddress();
    const subject = await aMember(db, { email });
    const about = { actor: manager, subject, community: community.id };
    for (let n = 0; n < 10; n += 1) await tell({ ...about, type: 'join_request.rejected' });
    await tell({ ...about, type: 'join_request.approved' });
    await room.mailbox.waitFor(email, (one) => one.subject.startsWith('Benvenuta'));
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(email)).toHaveLength(11);
  });

  it('pass over who has no address, was erased, or only declined an offer', async () => {
    const { community, manager } = await aManagedCommunity();
    const silent = await aMember(db);
    const email = someAddress();
    const gone = await aMember(db, { email, status: 'erased' });
    const declined = await aMember(db, { email: someAddress() });
    const about = { actor: manager, community: community.id };
    await tell({ ...about, subject: silent, type: 'join_request.approved' });
    await tell({ ...about, subject: gone, type: 'join_request.approved' });
    await tell({ ...about, subject: declined, type: 'role.ended', data: { was: 'offered' } });
    await room.untilQueueIsEmpty();
    expect(room.mailbox.mails(email)).toEqual([]);
  });

  it('tell the staff when nobody answers for a community, its managers when the staff froze it', async () => {
    const { community, mail } = await aManagedCommunity();
    const address = someAddress();
    await aStaffMember(db, 'regional_staff', await aMember(db, { email: address }));
    const about = { type: 'community.frozen', community: community.id } as const;
    await tell({ ...about, data: { why: 'no_manager' } });
    const told = await room.mailbox.waitFor(address);
    expect(told.subject).toBe('Giovani Generazioni aspetta un gestore');
    expect(told.text).toContain(`/staff/communities/${community.slug}`);
    expect(room.mailbox.mails(mail.manager)).toEqual([]);
    await tell(about);
    expect((await room.mailbox.waitFor(mail.manager)).subject).toContain('sospesa');
  });
});
