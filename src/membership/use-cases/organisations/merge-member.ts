// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../../database/database.js';
import { newId, type MemberId, type OrganisationGrantId } from '../../../kernel/ids.js';
import type { Representation } from '../../domain/organisations/representation.js';
import {
  insertRepresentation,
  listRepresentations,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import type { Merging } from '../merge-member.js';
import { moveDelegateOffers } from '../seats/move-delegation.js';
import { passOffers } from '../../store/seats/delegates.js';
import { passOpenQuestions } from '../../store/seats/seats.js';
import { endSelfNamed } from '../seats/move-delegation.js';
import {
  movedAffiliation,
  moveAffiliations,
  returnAffiliations,
  type MovedAffiliation,
} from './move-affiliations.js';
import { recordRepresentation } from './record-representation.js';
import {
  holdDemanding,
  journalOf,
  restoreProofs,
  settleLost,
  strippedProof,
  stripProofs,
} from './strip-proof.js';
import { restoreMemberships } from './settle-memberships.js';

/** A merge of the version before this one kept the new id alone. */
const formerEntry = z.string().transform((to): MovedAffiliation => ({ from: to, to, same: false }));

const journal = z.object({
  affiliations: z.array(movedAffiliation.or(formerEntry)),
  representations: z.array(z.string()),
  delegations: z.array(z.string()).default([]),
  /** Offers to others, in the name of an organisation. */
  named: z.array(z.string()).default([]),
  /** What the one had confirmed for the other. */
  proofs: z.array(strippedProof).default([]),
});
type Journal = z.infer<typeof journal>;

interface Move {
  readonly from: MemberId;
  readonly to: MemberId;
  readonly at: Date;
  /** Those alone; all when absent. */
  readonly only?: readonly string[];
}

/**
 * Moves where one member belongs, and for whom they answer, to another who is the same person. What the other
 * has already stays as it is; what either signed for the other is not theirs to hold.
 */
export async function mergeMember(trx: Trx, { from, into: to, at }: Merging): Promise<Journal> {
  const move = { from, to, at };
  const act = { memberId: to, at: move.at };
  await holdDemanding(trx, to);
  await endSelfSigned(trx, move);
  const stripped = await stripProofs(trx, { ...act, signer: from });
  const { entries, lost } = await moveAffiliations(trx, move);
  await settleLost(trx, [...stripped, ...lost], act);
  await restoreMemberships(trx, to, { at: move.at, actor: to });
  return {
    affiliations: [...entries],
    proofs: stripped.map(journalOf),
    representations: await moveRepresentations(trx, move),
    ...(await moveSeats(trx, move)),
  };
}

async function moveSeats(trx: Trx, move: Move): Promise<Pick<Journal, 'delegations' | 'named'>> {
  await endSelfNamed(trx, move);
  await passOpenQuestions(trx, move);
  const named = await passOffers(trx, move);
  return { named, delegations: await moveDelegateOffers(trx, move.from, move) };
}

export async function undoMerge(
  trx: Trx,
  { from, into, at }: Merging,
  kept: unknown,
): Promise<void> {
  const { affiliations, representations, delegations, named, proofs } = journal.parse(kept);
  const back = { from: into, to: from, at };
  for (const memberId of [into, from]) await holdDemanding(trx, memberId);
  const lost = await returnAffiliations(trx, affiliations, back);
  await restoreProofs(trx, proofs, { memberId: into, at: back.at });
  await settleLost(trx, lost, { memberId: into, at: back.at });
  await restoreMemberships(trx, from, { at: back.at, actor: from });
  await moveRepresentations(trx, { ...back, only: representations });
  if (named.length > 0) await passOffers(trx, { ...back, only: named });
  await moveDelegateOffers(trx, into, { ...back, only: delegations });
}

async function endSelfSigned(trx: Trx, { from, to, at }: Move): Promise<void> {
  for (const one of await listRepresentations(trx, { memberId: to })) {
    if (one.grantedBy === from) await endRepresentation(trx, one, { to, at });
  }
}

async function endRepresentation(
  trx: Trx,
  one: Representation,
  { to, at, why }: Pick<Move, 'to' | 'at'> & { readonly why?: 'moved' },
): Promise<void> {
  const ended = { ...one, status: 'revoked' as const };
  await saveRepresentation(trx, ended, at);
  const by = { actor: { memberId: to }, at, ...(why && { why }) };
  await recordRepresentation(trx, 'organisation.representative_ended', ended, by);
}

async function moveRepresentations(trx: Trx, { from, to, at, only }: Move): Promise<string[]> {
  const held = await listRepresentations(trx, { memberId: to });
  const moved: string[] = [];
  for (const one of await listRepresentations(trx, { memberId: from })) {
    if (only && !only.includes(one.id)) continue;
    await endRepresentation(trx, one, { to, at, why: 'moved' });
    const isHeld = held.some(({ organisationId }) => organisationId === one.organisationId);
    if (isHeld || one.grantedBy === to) continue;
    const copy = { ...one, id: newId<OrganisationGrantId>(at.getTime()), memberId: to };
    await insertRepresentation(trx, copy);
    const type =
      `organisation.representative_${one.status === 'active' ? 'started' : 'offered'}` as const;
    await recordRepresentation(trx, type, copy, {
      actor: { memberId: to },
      at,
      why: 'moved',
    });
    moved.push(copy.id);
  }
  return moved;
}
