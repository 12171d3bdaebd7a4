// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { day, later, minute, type Clock } from '../../kernel/clock.js';
import { deleteOldAnswers } from '../store/acting/answers.js';
import { deleteExpiredArtifacts } from '../store/artifact-housekeeping.js';
import { deleteFormerSubjects } from '../store/former-subjects.js';
import { forgetFormerSecrets } from '../store/portals.js';
import { forgetSuccessors } from '../store/refresh-rotation.js';
import { deleteOldSessionClients } from '../store/session-clients.js';
import { deleteOverInvitations } from '../store/scim/invited-people.js';
import { deleteSettled } from '../store/settled.js';
import { deleteSubjectChanges } from '../store/subject-changes.js';
import { failAtSwitchedOff } from '../store/webhooks/settle.js';
import { namesKept } from './acting/once.js';
import { giveUpLogouts } from './logouts/give-up.js';

const batch = 1_000;

/** Deletes what has expired, in batches that hold no lock for long, and settles what waits in vain. Any node may run it at any time. */
export async function sweepExpired(deps: { readonly db: Db; readonly now: Clock }): Promise<void> {
  const now = deps.now();
  const { db } = deps;
  await untilDone(() => deleteExpiredArtifacts(db, now, batch));
  await untilDone(() => deleteOldAnswers(db, later(now, -namesKept), batch));
  const old = { before: later(now, -30 * day), batch };
  await deleteOldSessionClients(db, old.before);
  await untilDone(() => deleteSettled(db, 'webhook_delivery', old));
  await untilDone(() => deleteOverInvitations(db, batch));
  await untilDone(() => deleteSettled(db, 'logout_delivery', old));
  await untilDone(() => deleteFormerSubjects(db, old));
  await untilDone(() => deleteSubjectChanges(db, old));
  await giveUpLogouts(deps);
  await untilDone(() => failAtSwitchedOff(db, now, batch));
  await forgetSuccessors(db, minute);
  await forgetFormerSecrets(db, now);
}

async function untilDone(deleteSome: () => Promise<number>): Promise<void> {
  let deleted = batch;
  while (deleted === batch) deleted = await deleteSome();
}
