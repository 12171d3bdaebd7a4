// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { eraseMember } from '../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../src/identity/use-cases/merge-members.js';
import { undoMerge } from '../../src/identity/use-cases/undo-merge.js';
import { later, minute } from '../../src/kernel/clock.js';
import type { MemberId } from '../../src/kernel/ids.js';
import { joinCommunity } from '../../src/membership/use-cases/join-community.js';
import { actorOf, aCommunity, aGrant, aStint, someMember } from '../support/builders/membership.js';
import { anOrganisation, aRepresentative, knownPerson } from '../support/builders/organisation.js';
import { aPortal, aSession } from '../support/builders/portal.js';
import { aLead, aProgramme } from '../support/builders/programme.js';
import { useDatabase } from '../support/database.js';
import { everyFeature } from '../support/filled-world.js';
import { knownTo } from '../support/portal/webhooks.js';

const { db } = useDatabase();
const features = everyFeature(db);

/** Somebody who holds something of every feature. */
async function holdingMuch(): Promise<MemberId> {
  const memberId = await someMember(db);
  const community = await aCommunity(db);
  await aStint(db, { community, memberId });
  await aGrant(db, { community, memberId, role: 'moderator' });
  const { slug } = await aCommunity(db, { joinPath: 'approval' });
  await joinCommunity({ db, now: () => new Date() }, { actor: actorOf(memberId), slug });
  const organisation = await anOrganisation(db);
  await knownPerson(db, organisation, memberId);
  await aLead(db, await aProgramme(db), actorOf(memberId));
  await aRepresentative(db, organisation, actorOf(memberId));
  await aSession(db, { memberId });
  await knownTo(db, (await aPortal(db)).sector, memberId);
  return memberId;
}

it.each([-1_234, 1_234])(
  'everything that a change of a whole member does is of one moment, that of the clock given, %i s off',
  async (seconds) => {
    const [from, into] = [await holdingMuch(), await holdingMuch()];
    const start = later(new Date(), seconds * 1_000);
    let moment = start;
    const deps = { db, now: () => moment, features };
    /** The types and moments of what an act tells. */
    const tellsAt = async (act: () => Promise<unknown>) => {
      const last = await sql<{
        seq: string;
      }>`select coalesce(max(seq), 0) as seq from outbox`.execute(db);
      moment = later(moment, minute);
      await act();
      const { rows } = await sql<{ type: string; at: Date }>`
        select type, at from outbox where seq > ${last.rows[0]?.seq}`.execute(db);
      return rows;
    };
    const actor = () => actorOf(into, { authenticatedAt: moment });
    const proven = { from: start, into: start };
    let undo: () => Promise<unknown> = () => Promise.reject(new Error('nothing was merged'));
    const merged = await tellsAt(async () => {
      const mergeId = await mergeMembers(deps, { actor: actor(), from, into, proven });
      undo = () => undoMerge(deps, { actor: actor(), mergeId });
    });
    expect(merged).toEqual(expect.arrayContaining([{ type: 'stint.started', at: moment }]));
    expect(merged.filter(({ at }) => at.getTime() !== moment.getTime())).toEqual([]);
    const parts = [
      'stint',
      'role',
      'join_request',
      'programme',
      'organisation',
      'session',
      'member',
    ];
    for (const part of parts) {
      expect(merged.some(({ type }) => type.startsWith(`${part}.`))).toBe(true);
    }
    const undone = await tellsAt(() => undo());
    expect(undone.length).toBeGreaterThan(3);
    expect(undone.filter(({ at }) => at.getTime() !== moment.getTime())).toEqual([]);
    const erased = await tellsAt(async () => eraseMember(deps, { actor: actor() }));
    for (const part of parts.filter((one) => one !== 'session')) {
      expect(erased.some(({ type }) => type.startsWith(`${part}.`))).toBe(true);
    }
    expect(erased.filter(({ at }) => at.getTime() !== moment.getTime())).toEqual([]);
  },
);
