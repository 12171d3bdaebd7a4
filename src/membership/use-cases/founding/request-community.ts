// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type CommunityRequestId, type MemberId } from '../../../kernel/ids.js';
import {
  wishFor,
  type CommunityRequest,
  type Wish,
} from '../../domain/founding/community-request.js';
import { mostPromoters, type Named, type Promoter } from '../../domain/founding/promoter.js';
import { findFellowsNamed, insertPromoters } from '../../store/founding/promoters.js';
import { insertCommunityRequest } from '../../store/founding/requests.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandFounder, recordRequest } from './hold-request.js';
import { hashOf, queueLetter, type FoundingDeps } from './letters.js';

export interface RequestCommunity {
  readonly actor: Actor;
  readonly wish: Wish;
  readonly promoters: readonly Named[];
  /** Of the letters. */
  readonly locale: 'it' | 'en';
}

/**
 * Any member asks for a new community and names who signs with them. The staff may approve it once enough
 * of them have.
 *
 * @throws PiazzaError `session.level_too_low`, `promoter.too_few { needed, most }`,
 *   `promoter.unknown { names }`, `promoter.twice`, `community_request.already_open`
 */
export async function requestCommunity(
  deps: FoundingDeps,
  { actor, wish, promoters: named, locale }: RequestCommunity,
): Promise<{ requestId: CommunityRequestId }> {
  demandFounder(actor);
  const needed = deps.promotersNeeded;
  if (named.length < needed || named.length > mostPromoters) {
    throw new PiazzaError('promoter.too_few', { needed, most: mostPromoters });
  }
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const by = actor.memberId;
    const request = wishFor(wish, { by, promotersNeeded: needed, at });
    await insertCommunityRequest(trx, request);
    const data = { complete: needed === 0 };
    await recordRequest(trx, request, { type: 'community_request.submitted', at, actor: by, data });
    const promoters = await invited(trx, request, { named, locale });
    await summon(deps, trx, request, promoters);
    return { requestId: request.id };
  });
}

async function invited(
  trx: Trx,
  request: CommunityRequest,
  { named, locale }: { named: readonly Named[]; locale: 'it' | 'en' },
): Promise<readonly Promoter[]> {
  const names = named.flatMap((one) => ('name' in one ? [one.name] : []));
  const fellows = await findFellowsNamed(trx, request.requestedBy, names);
  const unknown = names.filter((name) => !fellows.has(name));
  if (unknown.length > 0) throw new PiazzaError('promoter.unknown', { names: unknown });
  return named.map((one) => ({
    ...whom(one, fellows),
    id: newId<Promoter['id']>(request.createdAt.getTime()),
    requestId: request.id,
    locale,
    status: 'invited',
    createdAt: request.createdAt,
  }));
}

const whom = (
  one: Named,
  fellows: ReadonlyMap<string, MemberId>,
): Pick<Promoter, 'memberId' | 'address'> =>
  'name' in one
    ? { memberId: fellows.get(one.name), address: undefined }
    : { memberId: undefined, address: one.address };

async function summon(
  deps: FoundingDeps,
  trx: Trx,
  request: CommunityRequest,
  promoters: readonly Promoter[],
): Promise<void> {
  if (promoters.length === 0) return;
  const rows = promoters.map((promoter) => ({
    promoter,
    tokenHash: promoter.address === undefined ? undefined : hashOf(deps, promoter),
  }));
  await insertPromoters(trx, request, rows);
  for (const promoter of promoters) {
    await record(trx, {
      type: 'promoter.invited',
      at: request.createdAt,
      actor: request.requestedBy,
      subject: promoter.memberId,
      data: { request: request.id, promoter: promoter.id },
    });
    if (promoter.address !== undefined) await queueLetter(trx, promoter);
  }
}
