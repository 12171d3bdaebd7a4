// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../../database/database.js';
import { newId, trustId, type AffiliationId, type MemberId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { affiliationProofs, provesAsMuch } from '../../domain/organisations/demand.js';
import { relinkCards } from '../../store/cards/relink.js';
import {
  findFormerAffiliation,
  insertAffiliation,
  listLiveAffiliationsOf,
  saveProof,
} from '../../store/organisations/affiliations.js';
import { endAffiliation } from './end-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';
import { withoutProof } from './strip-proof.js';

const proof = z.object({
  proof: z.enum(affiliationProofs),
  verifiedBy: z.string().optional(),
  verifiedAt: z.coerce.date().optional(),
});

/** What a merge made of one affiliation of the profile that goes. */
export const movedAffiliation = z.object({
  /** The one that ended. */
  from: z.string(),
  /** The one of the profile that remains which stands for it. */
  to: z.string(),
  /** Whether that profile said the same already. */
  same: z.boolean(),
  /** How that one was proven before it took over the better proof of the one that ended. */
  before: proof.optional(),
});
export type MovedAffiliation = z.infer<typeof movedAffiliation>;

interface Move {
  readonly from: MemberId;
  readonly to: MemberId;
  readonly at: Date;
}

/** What became of them, and which affiliations count for less than before. */
export interface Moved {
  readonly entries: readonly MovedAffiliation[];
  readonly lost: readonly Affiliation[];
}

/**
 * Moves where one member belongs to another who is the same person. What both said stays once, by the better proof;
 * what either confirmed for the other is a declaration.
 */
export async function moveAffiliations(trx: Trx, move: Move): Promise<Moved> {
  const { from, to, at } = move;
  const held = await listLiveAffiliationsOf(trx, { memberId: to });
  const entries: MovedAffiliation[] = [];
  const lost: Affiliation[] = [];
  for (const one of await listLiveAffiliationsOf(trx, { memberId: from })) {
    const own = unsigned(one, to);
    if (own.proof !== one.proof) lost.push(one);
    const same = held.find((other) => isSame(one, other));
    if (!same) {
      entries.push({ from: one.id, to: await moveOne(trx, one, own, move), same: false });
      continue;
    }
    await endAffiliation(trx, one, { status: 'ended', at, by: to, reason: 'moved' });
    await relinkCards(trx, to, { before: one.id, after: same.id });
    const before = (await takeBetterProof(trx, { same, own }, move)) ? proofOf(same) : undefined;
    entries.push({ from: one.id, to: same.id, same: true, ...(before && { before }) });
  }
  return { entries, lost };
}

/**
 * Gives back what a merge took and is still there, proven as it was where nothing better came since.
 * @returns what the other has no longer, or proves less
 */
export async function returnAffiliations(
  trx: Trx,
  entries: readonly MovedAffiliation[],
  move: Move,
): Promise<readonly Affiliation[]> {
  const live = await listLiveAffiliationsOf(trx, { memberId: move.from });
  const lost: Affiliation[] = [];
  for (const entry of entries) {
    const held = live.find(({ id }) => id === entry.to);
    const former = await findFormerAffiliation(trx, trustId<AffiliationId>(entry.from));
    if (!held) continue;
    if (!entry.same) {
      await moveOne(trx, held, restored(held, former, move.from), move);
      lost.push(held);
    } else if (former) {
      await insertCopy(trx, held, former, move);
      if (entry.before && (await giveProofBack(trx, { held, former, before: entry.before }, move)))
        lost.push(held);
    }
  }
  return lost;
}

async function moveOne(
  trx: Trx,
  one: Affiliation,
  own: Affiliation,
  move: Move,
): Promise<AffiliationId> {
  await endAffiliation(trx, one, { status: 'ended', at: move.at, by: move.to, reason: 'moved' });
  return insertCopy(trx, one, own, move);
}

/** Cards go over before what they name. */
async function insertCopy(
  trx: Trx,
  named: Affiliation,
  own: Affiliation,
  { to, at }: Move,
): Promise<AffiliationId> {
  const copy = { ...own, id: newId<AffiliationId>(at.getTime()), memberId: to };
  await relinkCards(trx, to, { before: named.id, after: copy.id });
  await insertAffiliation(trx, copy);
  await recordAffiliation(trx, 'affiliation.declared', copy, { actor: to, at, why: 'moved' });
  return copy.id;
}

async function takeBetterProof(
  trx: Trx,
  { same, own }: { readonly same: Affiliation; readonly own: Affiliation },
  { to, at }: Move,
): Promise<boolean> {
  if (provesAsMuch(same.proof, own.proof)) return false;
  const proven = withProof(same, own);
  await saveProof(trx, proven);
  await recordAffiliation(trx, 'affiliation.verified', proven, { actor: to, at });
  return true;
}

/** False where it was proven anew since. */
async function giveProofBack(
  trx: Trx,
  taken: {
    readonly held: Affiliation;
    readonly former: Affiliation;
    readonly before: z.infer<typeof proof>;
  },
  { at }: Move,
): Promise<boolean> {
  const { held, former, before } = taken;
  const isTaken =
    held.proof === former.proof && held.verifiedAt?.getTime() === former.verifiedAt?.getTime();
  if (!isTaken) return false;
  const verifiedBy =
    before.verifiedBy === undefined ? undefined : trustId<MemberId>(before.verifiedBy);
  const again = withProof(held, { ...before, verifiedBy, verifiedAt: before.verifiedAt });
  await saveProof(trx, again);
  const type = again.proof === 'declared' ? 'affiliation.declared' : 'affiliation.verified';
  await recordAffiliation(trx, type, again, { actor: held.memberId, at, why: 'moved' });
  return true;
}

const isSame = (one: Affiliation, other: Affiliation): boolean =>
  one.organisationId === other.organisationId && one.kind === other.kind;

/** Nobody confirms themselves, not even by becoming the person they confirmed. */
const unsigned = (one: Affiliation, holder: MemberId): Affiliation =>
  one.verifiedBy === holder ? withoutProof(one) : one;

/** They are two people again: what one had confirmed for the other counts as before. */
const restored = (
  held: Affiliation,
  former: Affiliation | undefined,
  signer: MemberId,
): Affiliation =>
  held.proof === 'declared' && former?.verifiedBy === signer ? withProof(held, former) : held;

type Proof = Pick<Affiliation, 'proof' | 'verifiedBy' | 'verifiedAt'>;

const withProof = (
  one: Affiliation,
  { proof: by, verifiedBy, verifiedAt }: Proof,
): Affiliation => ({
  ...one,
  proof: by,
  verifiedBy,
  verifiedAt,
});

const proofOf = ({ proof: by, verifiedBy, verifiedAt }: Affiliation): z.infer<typeof proof> => ({
  proof: by,
  verifiedBy,
  verifiedAt,
});
