// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import {
  endAffiliationRow,
  findAffiliation,
  type AffiliationEnd,
} from '../../store/organisations/affiliations.js';
import { kindOf } from '../../store/organisations/organisations.js';
import { transact } from '../transact.js';
import { holdAffiliation, type HeldToEnd } from './hold-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';
import { settleAfterLoss } from './settle-memberships.js';

/**
 * Somebody says that they no longer belong there.
 * @throws PiazzaError `affiliation.not_found`
 */
export async function leaveOrganisation(
  deps: { db: Db; now: Clock },
  { actor, affiliationId }: { readonly actor: Actor; readonly affiliationId: AffiliationId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const found = await findAffiliation(trx, affiliationId);
    const isOwn = found?.memberId === actor.memberId;
    const held = isOwn ? await holdAffiliation(trx, found) : undefined;
    if (!held) throw new PiazzaError('affiliation.not_found', { id: affiliationId });
    const end = { status: 'ended', at: deps.now(), by: actor.memberId } as const;
    await endAffiliationWith(trx, held, end);
  });
}

/** Ends an affiliation, whoever wants it, with what rests on it. */
export async function endAffiliationWith(
  trx: Trx,
  { affiliation, communities }: HeldToEnd,
  end: AffiliationEnd,
): Promise<void> {
  await endAffiliation(trx, affiliation, end);
  if (communities.length === 0) return;
  const { id, memberId, organisationId, proof } = affiliation;
  const lost = { id, organisationId, proof, kind: await kindOf(trx, organisationId) };
  const act = { at: end.at, actor: end.by };
  await settleAfterLoss(trx, { memberId, lost, communities }, act);
}

/** Ends it alone: for a person who becomes another, or nobody, and whose memberships go with them. */
export async function endAffiliation(
  trx: Trx,
  affiliation: Affiliation,
  end: AffiliationEnd,
): Promise<void> {
  await endAffiliationRow(trx, affiliation.id, end);
  const type = end.status === 'refused' ? 'affiliation.refused' : 'affiliation.ended';
  const why = end.reason === 'moved' && end.status === 'ended' ? 'moved' : undefined;
  await recordAffiliation(trx, type, affiliation, { actor: end.by, at: end.at, why });
}
