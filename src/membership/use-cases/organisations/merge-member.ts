// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../../database/database.js';
import { systemClock } from '../../../kernel/clock.js';
import {
  newId,
  type AffiliationId,
  type MemberId,
  type OrganisationGrantId,
} from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import type { Representation } from '../../domain/organisations/representation.js';
import {
  insertAffiliation,
  listLiveAffiliationsOf,
} from '../../store/organisations/affiliations.js';
import {
  insertRepresentation,
  listRepresentations,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { moveDelegateOffers } from '../seats/move-delegation.js';
import { relinkCards } from '../../store/cards/relink.js';
import { passOffers } from '../../store/seats/delegates.js';
import { passOpenQuestions } from '../../store/seats/seats.js';
import { endSelfNamed } from '../seats/move-delegation.js';
import { endAffiliation } from './end-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';
import { recordRepresentation } from './record-representation.js';
import {
  holdDemanding,
  journalOf,
  restoreProofs,
  settleStripped,
  strippedProof,
  stripProofs,
  withoutProof,
} from './strip-proof.js';

const journal = z.object({
  affiliations: z.array(z.string()),
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
export async function mergeMember(trx: Trx, from: MemberId, to: MemberId): Promise<Journal> {
  const move = { from, to, at: systemClock() };
  await holdDemanding(trx, to);
  await endSelfSigned(trx, move);
  const stripped = await stripProofs(trx, { memberId: to, signer: from, at: move.at });
  const affiliations = await moveAffiliations(trx, move);
  await settleStripped(trx, stripped, { memberId: to, at: move.at });
  return {
    affiliations,
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
  from: MemberId,
  into: MemberId,
  kept: unknown,
): Promise<void> {
  const { affiliations, representations, delegations, named, proofs } = journal.parse(kept);
  const back = { from: into, to: from, at: systemClock() };
  await moveAffiliations(trx, { ...back, only: affiliations });
  await restoreProofs(trx, proofs, { memberId: into, at: back.at });
  await moveRepresentations(trx, { ...back, only: representations });
  if (named.length > 0) await passOffers(trx, { ...back, only: named });
  await moveDelegateOffers(trx, into, { ...back, only: delegations });
}

async function moveAffiliations(trx: Trx, { from, to, at, only }: Move): Promise<string[]> {
  const held = await listLiveAffiliationsOf(trx, { memberId: to });
  const moved: string[] = [];
  for (const one of await listLiveAffiliationsOf(trx, { memberId: from })) {
    if (only && !only.includes(one.id)) continue;
    await endAffiliation(trx, one, { status: 'ended', at, by: to, reason: 'moved' });
    const same = held.find((other) => isSame(one, other));
    const copy = unsigned({ ...one, id: newId<AffiliationId>(at.getTime()), memberId: to });
    // Cards go over before what they name.
    await relinkCards(trx, to, { before: one.id, after: (same ?? copy).id });
    if (same) continue;
    await insertAffiliation(trx, copy);
    await recordAffiliation(trx, 'affiliation.declared', copy, { actor: to, at, why: 'moved' });
    moved.push(copy.id);
  }
  return moved;
}

const isSame = (one: Affiliation, other: Affiliation): boolean =>
  one.organisationId === other.organisationId && one.kind === other.kind;

/** Nobody confirms themselves, not even by becoming the person they confirmed. */
const unsigned = (one: Affiliation): Affiliation =>
  one.verifiedBy === one.memberId ? withoutProof(one) : one;

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
