// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { DisputeId } from '../../../kernel/ids.js';
import { isParty, type Dispute } from '../../domain/disputes/dispute.js';
import { can, levelMissingFor } from '../../domain/policy.js';
import { listMessages, type CaseMessage } from '../../store/cases/messages.js';
import {
  findListedDispute,
  listWaitingDisputes,
  type ListedDispute,
} from '../../store/disputes/disputes.js';
import { demand, powersOf } from '../authorise.js';
import { momentOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';

export type { ListedDispute } from '../../store/disputes/disputes.js';

export interface DisputePage {
  readonly dispute: ListedDispute;
  readonly messages: readonly CaseMessage[];
  /** Whether the reader decides it. */
  readonly decides: boolean;
  /** Whether the reader would decide it, but for being a party. */
  readonly recused: boolean;
}

type Reading = { readonly actor: Actor; readonly locale: 'it' | 'en' };

/** The disputes that wait for the regional staff. @throws PiazzaError `right.missing`, `session.level_too_low`, `request.malformed` */
export async function listDisputes(
  { db }: { db: Db },
  { actor, locale, cursor }: Reading & { readonly cursor?: string | undefined },
): Promise<Listed<ListedDispute>> {
  demand(await powersOf(db, actor), 'appeal.decide');
  const page = { locale, after: momentOf(cursor), limit: pageSize + 1 };
  return pageOf(await listWaitingDisputes(db, page));
}

/** One dispute, for its parties and the regional staff. @throws PiazzaError `dispute.not_found`, `session.level_too_low` */
export async function readDispute(
  { db }: { db: Db },
  { actor, disputeId, locale }: Reading & { disputeId: DisputeId },
): Promise<DisputePage> {
  const dispute = await findListedDispute(db, disputeId, locale);
  if (!dispute) throw new PiazzaError('dispute.not_found', { disputeId });
  await demandPartyOrJudge(db, dispute, actor);
  const isJudge = dispute.status === 'open' && can(await powersOf(db, actor), 'appeal.decide');
  const recused = isJudge && isParty(dispute, actor.memberId);
  const decides = isJudge && !recused;
  const messages = await listMessages(db, { kind: 'dispute', id: disputeId });
  return { dispute, messages, decides, recused };
}

/** To anybody else it does not exist. @throws PiazzaError `dispute.not_found`, `session.level_too_low` */
export async function demandPartyOrJudge(
  db: Db | Trx,
  dispute: Dispute,
  actor: Actor,
): Promise<void> {
  if (isParty(dispute, actor.memberId)) return;
  const powers = await powersOf(db, actor);
  if (levelMissingFor(powers, 'appeal.decide') === undefined) {
    throw new PiazzaError('dispute.not_found', { disputeId: dispute.id });
  }
  demand(powers, 'appeal.decide');
}
