// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import type { LogoutCause } from '../domain/logout.js';
import { deleteAnswersOf } from '../store/acting/answers.js';
import {
  deleteArtifactsBeyondSessions,
  deleteArtifactsOfMember,
} from '../store/artifact-housekeeping.js';
import { carryEnds, forgetNotices } from '../store/releases/notices.js';
import { listReleases } from '../store/releases/releases.js';
import { queueBeyondSessions, queueForMember } from '../store/logouts/queue.js';
import { takeClientsBeyondSessions, takeClientsOfMember } from '../store/session-clients.js';
import { keepHandedOver, retireSubjects } from '../store/former-subjects.js';
import { moveSubjects, returnSubjects } from '../store/subjects.js';
import { tellKnown, tellPair, tellStanding } from './changes/tell-names.js';

interface Standing {
  readonly memberId: MemberId;
  readonly at: Date;
}

interface Merging {
  readonly from: MemberId;
  readonly into: MemberId;
  readonly at: Date;
}

const journalSchema = z.strictObject({ sectors: z.array(z.string()) });

/** What happens at the portals when a member changes as a whole; identity calls it in its transaction. */
export const portalFeature = {
  name: 'portal',

  /** The merged member's sign-ins end; the survivor is known to portals by the same subject where that is free. */
  async mergeMember(trx: Trx, { from, into, at }: Merging): Promise<unknown> {
    await endAllAtPortals(trx, from, at);
    await deleteAnswersOf(trx, from);
    await tellPair(trx, { type: 'subject.merged', from, into, at });
    await carryEnds(trx, { from, into });
    const sectors = await moveSubjects(trx, from, into);
    await keepHandedOver(trx, { sectors, from, to: into, at, goesOn: false });
    await tellKnown(trx, { sectors, memberId: into, at });
    return { sectors };
  },

  async undoMerge(trx: Trx, { from, into, at }: Merging, journal: unknown): Promise<void> {
    const { sectors } = journalSchema.parse(journal);
    await endAllAtPortals(trx, into, at);
    await tellPair(trx, { type: 'subject.unmerged', from, into, at });
    await returnSubjects(trx, { from, into }, sectors);
    await keepHandedOver(trx, { sectors, from: into, to: from, at, goesOn: true });
    await tellKnown(trx, { sectors, memberId: from, at });
  },

  async eraseMember(trx: Trx, { memberId, at }: Standing): Promise<void> {
    await endAllAtPortals(trx, memberId, at);
    await deleteAnswersOf(trx, memberId);
    await forgetNotices(trx, memberId);
    await tellStanding(trx, { type: 'subject.erased', memberId, at });
    await retireSubjects(trx, memberId, at);
  },

  /** Also where the session here has expired: a portal's own may live longer. */
  async suspendMember(trx: Trx, { memberId, at }: Standing): Promise<void> {
    await endAllAtPortals(trx, memberId, at, 'session_ended');
    await tellStanding(trx, { type: 'subject.suspended', memberId, at });
  },

  async reinstateMember(trx: Trx, { memberId, at }: Standing): Promise<void> {
    await tellStanding(trx, { type: 'subject.resumed', memberId, at });
  },

  /**
   * Something is feared: what portals hold without a session ends too, wherever the member signed out long ago. What
   * hangs on sessions that go on stays; sign-in has ended the others before.
   */
  async endSessions(trx: Trx, { memberId, at }: Standing): Promise<void> {
    await queueBeyondSessions(trx, { cause: 'session_ended', at }, memberId);
    await takeClientsBeyondSessions(trx, memberId);
    await deleteArtifactsBeyondSessions(trx, memberId);
  },

  async exportMember(db: Db, id: MemberId): Promise<unknown> {
    return { portals: await listReleases(db, id) };
  },
};

/** Told now, while the portals' name for the member is known. */
async function endAllAtPortals(
  trx: Trx,
  memberId: MemberId,
  at: Date,
  cause: LogoutCause = 'member_gone',
): Promise<void> {
  await queueForMember(trx, { cause, at }, { memberId });
  await takeClientsOfMember(trx, { memberId });
  await deleteArtifactsOfMember(trx, memberId);
}
