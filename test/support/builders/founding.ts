// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { CommunityRequestId, PromoterId } from '../../../src/kernel/ids.js';
import type { Wish } from '../../../src/membership/domain/founding/community-request.js';
import type { Named } from '../../../src/membership/domain/founding/promoter.js';
import { listPromoters } from '../../../src/membership/store/founding/promoters.js';
import { signRequest } from '../../../src/membership/use-cases/founding/answer-promotion.js';
import { secretOf, type FoundingDeps } from '../../../src/membership/use-cases/founding/letters.js';
import { requestCommunity } from '../../../src/membership/use-cases/founding/request-community.js';
import { someActor } from './membership.js';

export const foundingDeps = (db: Db, promotersNeeded = 2): FoundingDeps => ({
  db,
  now: systemClock,
  pseudonym: (label, value) => createHash('sha256').update(`${label}\n${value}`).digest('hex'),
  promotersNeeded,
});

export const aWish: Wish = {
  name: 'Orti di quartiere',
  purpose: 'Chi coltiva gli orti condivisi si scambia esperienze.',
  forWhom: 'Chi cura un orto.',
  presentation: 'Incontri, una banca dei semi, visite.',
  managers: 'Io e la mia vicina.',
  audience: 'open',
  topics: ['orti'],
  province: 'MO',
};

export interface AskedCommunity {
  readonly requestId: CommunityRequestId;
  readonly requester: Actor;
  /** Of the letters. */
  readonly tokens: readonly string[];
}

/** A request with two promoters asked by letter. */
export async function aCommunityRequest(
  db: Db,
  {
    requester,
    wish = aWish,
    promoters,
  }: Partial<AskedCommunity> & {
    wish?: Wish;
    promoters?: readonly Named[];
  } = {},
): Promise<AskedCommunity> {
  const deps = foundingDeps(db);
  const actor = requester ?? (await someActor(db));
  const named = promoters ?? [{ address: 'una@example.org' }, { address: 'due@example.org' }];
  const asked = { actor, wish, promoters: named, locale: 'it' } as const;
  const { requestId } = await requestCommunity(deps, asked);
  const ids: readonly PromoterId[] = (await listPromoters(db, requestId)).map(({ id }) => id);
  return { requestId, requester: actor, tokens: ids.map((id) => secretOf(deps, { id })) };
}

/** The same, signed by as many as it takes. */
export async function aSignedRequest(
  db: Db,
  parts: Parameters<typeof aCommunityRequest>[1] = {},
): Promise<AskedCommunity & { readonly signers: readonly Actor[] }> {
  const asked = await aCommunityRequest(db, parts);
  const signers: Actor[] = [];
  for (const token of asked.tokens) {
    const actor = await someActor(db);
    await signRequest(foundingDeps(db), { actor, asked: { token } });
    signers.push(actor);
  }
  return { ...asked, signers };
}
