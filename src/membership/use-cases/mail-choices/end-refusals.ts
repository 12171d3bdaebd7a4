// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { RefusedKind } from '../../domain/mail-choices/refusal.js';
import type { MergeJournal } from '../../domain/merge-journal.js';
import { deleteRefusal, insertRefusal, listRefusals } from '../../store/mail-choices/refusals.js';
import { record } from '../record.js';

interface Moving {
  readonly at: Date;
  /** Who is the same person from now on, and wants as few mails; undefined when nobody is. */
  readonly to?: MemberId | undefined;
}

type MovedRefusal = NonNullable<MergeJournal['mailRefusals']>[number];

/**
 * What somebody has refused goes over to whom they are merged into, or is gone with an erasure.
 * @returns what `returnRefusals` needs
 */
export async function endRefusals(
  trx: Trx,
  from: MemberId,
  { at, to }: Moving,
): Promise<MovedRefusal[]> {
  const moved: MovedRefusal[] = [];
  for (const kind of await listRefusals(trx, from)) {
    await want(trx, { memberId: from, kind }, { at, actor: to ?? from });
    const created = to ? await refuse(trx, { memberId: to, kind }, { at, actor: to }) : false;
    moved.push({ kind, created });
  }
  return moved;
}

/** Undoes what a merge did to refusals: `to` has its own again, and `from` none that it got by the merge. */
export async function returnRefusals(
  trx: Trx,
  from: MemberId,
  { at, to, moved }: { at: Date; to: MemberId; moved: readonly MovedRefusal[] },
): Promise<void> {
  const live = await listRefusals(trx, from);
  for (const { kind, created } of moved.filter((one) => live.includes(one.kind))) {
    if (created) await want(trx, { memberId: from, kind }, { at, actor: to });
    await refuse(trx, { memberId: to, kind }, { at, actor: to });
  }
}

interface Refusal {
  readonly memberId: MemberId;
  readonly kind: RefusedKind;
}
interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

async function want(trx: Trx, refusal: Refusal, act: Act): Promise<void> {
  await deleteRefusal(trx, refusal);
  const { memberId: subject, kind } = refusal;
  await record(trx, { ...act, type: 'mails.wanted', subject, data: { kind } });
}

async function refuse(trx: Trx, refusal: Refusal, act: Act): Promise<boolean> {
  if (!(await insertRefusal(trx, { ...refusal, at: act.at }))) return false;
  const { memberId: subject, kind } = refusal;
  await record(trx, { ...act, type: 'mails.refused', subject, data: { kind } });
  return true;
}
