// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { deleteAnswersOf } from '../store/acting/answers.js';
import { deleteArtifactsOfMember } from '../store/artifact-housekeeping.js';
import { deleteNotices, listNotices } from '../store/release-notices.js';
import { deleteSubjects, moveSubjects, returnSubjects } from '../store/subjects.js';

const journalSchema = z.strictObject({ sectors: z.array(z.string()) });

/** What happens at the portals when a member changes as a whole; identity calls it in its transaction. */
export const portalFeature = {
  name: 'portal',

  /** The merged member's sign-ins end; the survivor is known to portals by the same subject where that is free. */
  async mergeMember(trx: Trx, from: MemberId, into: MemberId): Promise<unknown> {
    await deleteArtifactsOfMember(trx, from);
    await deleteAnswersOf(trx, from);
    return { sectors: await moveSubjects(trx, from, into) };
  },

  async undoMerge(trx: Trx, from: MemberId, into: MemberId, journal: unknown): Promise<void> {
    const { sectors } = journalSchema.parse(journal);
    await deleteArtifactsOfMember(trx, into);
    await returnSubjects(trx, { from, into }, sectors);
  },

  async eraseMember(trx: Trx, id: MemberId): Promise<void> {
    await deleteArtifactsOfMember(trx, id);
    await deleteAnswersOf(trx, id);
    await deleteNotices(trx, id);
    await deleteSubjects(trx, id);
  },

  async exportMember(db: Db, id: MemberId): Promise<unknown> {
    return { portals: await listNotices(db, id) };
  },
};
