// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { PiazzaError } from '../../../../src/kernel/errors.js';
import { allThatIsDone } from '../../../support/all-that-is-done.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const acts = allThatIsDone(db);

/** What is no matter of one community, or does not change who belongs to it, who runs it and how. */
const elsewhere = new RegExp(
  `^(${[
    'organisations|programmes|external|as-code|founding|mail-choices|exporting|announcing|break-glass|staff-terms',
    'following|reports|disputes|cards/(hide|save-master|withdraw)|groups/leave|links/answer|seats',
    'cards/save-card|pausing|term/(keep|renew)|requests/(close-due|resubmit)|lifecycle|terms-of-use/accept',
    '(erase|merge|suspend)-member|undo-merge|create-community|activate-community|name-first-manager',
    'measures/(open-appeal|answer-appeal)|inviting/(erase|close-due)|close-due-grants|roll-up',
    '(confirm|end|take|invite)-staff',
  ].join('|')})`,
);

/** What goes on while a community is stopped: everybody leaves, declines and gives back; the region decides. */
const goesOn = new RegExp(
  `^(${[
    'leave-community|withdraw-(join-request|offer)|resign-role|inviting/answer-invitation with no',
    'appoint-caretaker|settings/lower-level|measures/(ban-everywhere|decide-appeal|end-due|answer-removal$)',
    'answer-proposal$|roles/(answer-renewal by declining|countersign-manager|remind)',
  ].join('|')})`,
);

const freezeAll = () =>
  db
    .updateTable('community')
    .set({ status: 'frozen', status_reason: 'Una verifica' })
    .where('status', '=', 'active')
    .execute();

describe('a community that the staff stopped', () => {
  const here = Object.keys(acts).filter((name) => !elsewhere.test(name));

  it.each(here)('%s', async (name) => {
    const act = await acts[name]?.();
    await freezeAll();

    const outcome = await Promise.resolve(act?.()).then(
      () => 'done',
      (error: unknown) => (error instanceof PiazzaError ? error.code : error),
    );

    if (goesOn.test(name)) expect(outcome).not.toBe('community.not_active');
    else expect(outcome).toBe('community.not_active');
  });
});
