// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { nextRound, queueDigests, queueRound } from '../../src/mail/digest-round.js';
import { listManagersAfter } from '../../src/membership/use-cases/digest/read-waiting.js';
import { chooseMails } from '../../src/membership/use-cases/mail-choices/choose-mails.js';
import { aMember } from '../support/builders/identity.js';
import { aProposedLink } from '../support/builders/link.js';
import { aCommunity, actorOf, aGrant } from '../support/builders/membership.js';
import { untilBlocked } from '../support/database.js';
import { aReportedCard } from '../support/builders/reports.js';
import { someAddress, useMailRoom } from '../support/mail-room.js';
import { amidWrite } from '../support/two-nodes.js';

const room = useMailRoom(now);
const { db } = room;
const yesterday = () => later(now(), -2 * day);

async function aManaged(name: string) {
  const community = await aCommunity(db, { texts: { it: { name, summary: '', howToJoin: '' } } });
  const email = someAddress();
  const manager = await aMember(db, { email });
  await aGrant(db, { community, memberId: manager, role: 'manager' });
  return { community, email, manager };
}

describe('the summary of a morning', () => {
  it('says in one mail everything that waits, of every kind', async () => {
    const { community, email } = await aManaged('Acque condivise');
    const soon = { validUntil: later(now(), 20 * day) };
    const { memberId } = await aGrant(db, { community, role: 'editor', ...soon });
    await aGrant(db, { community, role: 'co_manager', status: 'proposed' });
    const about = { community: community.id, at: yesterday() };
    await room.tell({ ...about, type: 'invitation.lapsed' });
    const near = { role: 'editor', days: 30 };
    await room.tell({ ...about, type: 'role.term_near', subject: memberId, data: near });
    const mail = await room.mailbox.waitFor(email);
    expect(mail.text).toContain(
      'Acque condivise: membri che si propongono per un incarico 1; incarichi che finiscono entro 60 giorni 1',
    );
    expect(mail.headers['list-unsubscribe']).toContain('/unsubscribe/');
    await room.untilQueueIsEmpty();
    const others = room.mailbox
      .mails(email)
      .filter(({ messageId }) => messageId !== mail.messageId);
    expect(others).toEqual([]);
  });

  it('tells a community that another proposes a link', async () => {
    const { community, email } = await aManaged('Proposta');
    const from = await aCommunity(db);
    await aProposedLink(db, [from, community]);
    const data = { to: community.id };
    await room.tell({ type: 'link.proposed', at: yesterday(), community: from.id, data });
    const mail = await room.mailbox.waitFor(email);
    expect(mail.text).toContain('Proposta: comunità che propongono un collegamento 1');
  });

  it('tells whoever sits at the desk of a report that waits, also who only moderates', async () => {
    const { community, email } = await aManaged('Segnalata');
    const address = someAddress();
    const moderator = await aMember(db, { email: address });
    await aGrant(db, { community, memberId: moderator, role: 'moderator' });
    const { reportId: report, reporter: actor } = await aReportedCard(db, { community });
    const data = { report, desk: 'moderators' };
    const about = { actor: actor.memberId, community: community.id, at: yesterday() };
    await room.tell({ ...about, type: 'report.opened', data });
    const isDigest = ({ text }: { readonly text: string }) => text.includes('Segnalata: ');
    for (const to of [email, address]) {
      const mail = await room.mailbox.waitFor(to, isDigest);
      expect(mail.text).toContain('Segnalata: segnalazioni da decidere 1');
      expect(mail.text).toContain(`/c/${community.slug}/manage/reports`);
    }
  });

  it('is no mail when nothing waits, nor for who does not want it', async () => {
    const quiet = await aManaged('Quieta');
    const refusing = await aManaged('Rumorosa');
    await aGrant(db, { community: refusing.community, role: 'editor', status: 'proposed' });
    const actor = actorOf(refusing.manager);
    await chooseMails({ db, now }, { actor, kind: 'digest', wanted: false });
    for (const { community } of [quiet, refusing]) {
      const about = { community: community.id, at: yesterday() };
      await room.tell({ ...about, type: 'invitation.lapsed' });
    }
    await room.untilQueueIsEmpty();
    for (const { email } of [quiet, refusing]) expect(room.mailbox.mails(email)).toEqual([]);
  });
});

describe('the round on Mondays', () => {
  it('is of the next Monday until it begins, half an hour before the mails', () => {
    const monday = new Date('2026-11-23T06:00:00Z');
    expect(nextRound(new Date('2026-11-22T15:00:00Z'))).toEqual(monday);
    expect(nextRound(new Date('2026-11-23T05:29:00Z'))).toEqual(monday);
    expect(nextRound(new Date('2026-11-23T05:30:00Z'))).toEqual(later(monday, 7 * day));
    expect(nextRound(monday)).toEqual(later(monday, 7 * day));
  });

  it('is queued once, however many nodes say so', async () => {
    const say = () => queueRound({ db, now });
    const others: Promise<void>[] = [];
    await amidWrite(db, { table: 'graphile_worker._private_jobs', kind: 'insert' }, say, () => {
      others.push(say(), say());
      return untilBlocked(db, 3);
    });
    await Promise.all(others);
    const { rows } = await sql`
      select from graphile_worker.jobs where task_identifier = 'digest_round'`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it('has the summaries of everybody who manages queued for that morning, once', async () => {
    const { manager } = await aManaged('Ancora in attesa');
    const morning = later(now(), day).toISOString();
    const round = queueDigests({ db, managers: listManagersAfter });
    for (const _ of [1, 2]) await round({ morning });
    const { rows } = await sql<{ run_at: Date }>`
      select run_at from graphile_worker.jobs where key = ${`digest:${manager}:${morning}`}`.execute(
      db,
    );
    expect(rows.map(({ run_at: at }) => at.toISOString())).toEqual([morning]);
    const { rows: all } = await sql`
      select from graphile_worker.jobs where key like ${`digest:%:${morning}`}`.execute(db);
    const { rows: managers } = await sql`
      select distinct member_id from live_role where role in ('manager', 'moderator')`.execute(db);
    expect(all).toHaveLength(managers.length);
  });
});
