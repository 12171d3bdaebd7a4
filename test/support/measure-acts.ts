// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../src/membership/use-cases/merge-member.js';
import { answerAppeal } from '../../src/membership/use-cases/measures/answer-appeal.js';
import { answerRemoval } from '../../src/membership/use-cases/measures/answer-removal.js';
import { banEverywhere } from '../../src/membership/use-cases/measures/ban-everywhere.js';
import { decideAppeal } from '../../src/membership/use-cases/measures/decide-appeal.js';
import { endDueMeasures } from '../../src/membership/use-cases/measures/end-due-measures.js';
import { liftMeasure } from '../../src/membership/use-cases/measures/lift-measure.js';
import { openAppeal } from '../../src/membership/use-cases/measures/open-appeal.js';
import { aBan, aRemoval, aSuspension } from './builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someMember,
} from './builders/membership.js';

const words = { reason: 'Una prova', reasonCode: 'other' } as const;

async function belonging(db: Db) {
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  return { community, memberId };
}

async function proposed(db: Db) {
  const { community, memberId } = await belonging(db);
  await aGrant(db, { community, memberId, role: 'co_manager' });
  const { measureId } = await aRemoval(db, community, memberId);
  return { community, memberId, measureId };
}

async function appealed(db: Db) {
  const { community, memberId } = await belonging(db);
  const { measureId } = await aSuspension(db, community, memberId);
  const actor = actorOf(memberId);
  const opened = await openAppeal({ db, now }, { actor, measureId, message: 'Non sono stata io' });
  return { ...opened, actor };
}

/** Each prepares what it needs and returns the act to be watched. */
export function measureActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  return {
    'measures/suspend-membership': async () => {
      const { community, memberId } = await belonging(db);
      return () => aSuspension(db, community, memberId);
    },
    'measures/remove-member': async () => {
      const { community, memberId } = await belonging(db);
      await aGrant(db, { community, memberId, role: 'editor' });
      return () => aRemoval(db, community, memberId);
    },
    'measures/remove-member who shares in running it': async () => {
      const { community, memberId } = await belonging(db);
      await aGrant(db, { community, memberId, role: 'co_manager' });
      return () => aRemoval(db, community, memberId);
    },
    'measures/answer-removal': async () => {
      const { measureId } = await proposed(db);
      const actor = await aStaffMember(db);
      return () => answerRemoval(deps, { actor, measureId, confirm: true });
    },
    'measures/answer-removal that lets it fall': async () => {
      const { community, measureId } = await proposed(db);
      const actor = actorOf(community.managerId);
      return () =>
        answerRemoval(deps, { actor, measureId, confirm: false, reason: 'Ci abbiamo ripensato' });
    },
    'merge-member whose appeal waits': async () => {
      const { actor } = await appealed(db);
      const into = await someMember(db);
      return () =>
        db
          .transaction()
          .execute((trx) => mergeMember(trx, { from: actor.memberId, into, at: new Date() }));
    },
    'leave-community with a removal proposed': async () => {
      const { community, memberId } = await proposed(db);
      return () => leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
    },
    'measures/ban-member': async () => {
      const { community, memberId } = await belonging(db);
      return () => aBan(db, community, memberId);
    },
    'measures/ban-everywhere': async () => {
      const { memberId } = await belonging(db);
      const actor = await aStaffMember(db);
      return () => banEverywhere(deps, { actor, memberId, ...words, days: undefined });
    },
    'measures/lift-measure': async () => {
      const { community, memberId } = await belonging(db);
      const { measureId } = await aSuspension(db, community, memberId);
      const actor = actorOf(community.managerId);
      return () => liftMeasure(deps, { actor, measureId, reason: 'Chiarito' });
    },
    'measures/lift-measure of a removal': async () => {
      const { community, memberId } = await belonging(db);
      const { measureId } = await aRemoval(db, community, memberId);
      const actor = actorOf(community.managerId);
      return () => liftMeasure(deps, { actor, measureId, reason: 'Chiarito' });
    },
    'measures/lift-measure of a suspension of who has left': async () => {
      const { community, memberId } = await belonging(db);
      const { measureId } = await aSuspension(db, community, memberId);
      await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
      const actor = actorOf(community.managerId);
      return () => liftMeasure(deps, { actor, measureId, reason: 'Chiarito' });
    },
    'measures/end-due-measures after a removal': async () => {
      const { community, memberId } = await belonging(db);
      await aRemoval(db, community, memberId);
      return () => endDueMeasures({ db, now: () => later(now(), 31 * day) });
    },
    'erase-member under a suspension, and removed elsewhere': async () => {
      const { community, memberId } = await belonging(db);
      await aSuspension(db, community, memberId);
      const elsewhere = await aCommunity(db);
      await aStint(db, { community: elsewhere, memberId });
      await aRemoval(db, elsewhere, memberId);
      return () =>
        db.transaction().execute((trx) => eraseMember(trx, { memberId, at: new Date() }));
    },
    'measures/end-due-measures': async () => {
      const { community, memberId } = await belonging(db);
      await aSuspension(db, community, memberId);
      return () => endDueMeasures({ db, now: () => later(now(), 31 * day) });
    },
    'measures/open-appeal': async () => {
      const { community, memberId } = await belonging(db);
      const { measureId } = await aSuspension(db, community, memberId);
      const appeal = { actor: actorOf(memberId), measureId, message: 'Non sono stata io' };
      return () => openAppeal(deps, appeal);
    },
    'measures/answer-appeal': async () => {
      const { actor, appealId } = await appealed(db);
      return () => answerAppeal(deps, { actor, appealId, message: 'Ecco le prove' });
    },
    'measures/decide-appeal': async () => {
      const { appealId } = await appealed(db);
      const actor = await aStaffMember(db);
      const decision = { verdict: 'dismissed', reason: 'Confermata' } as const;
      return () => decideAppeal(deps, { actor, appealId, ...decision });
    },
  };
}
