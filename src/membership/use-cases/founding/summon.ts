// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type MemberId } from '../../../kernel/ids.js';
import type { CommunityRequest } from '../../domain/founding/community-request.js';
import type { Named, Promoter } from '../../domain/founding/promoter.js';
import { findFellowsNamed, insertPromoters } from '../../store/founding/promoters.js';
import { record } from '../record.js';
import { hashOf, queueLetter, type FoundingDeps } from './letters.js';

interface Summons {
  readonly named: readonly Named[];
  /** Of the letters. */
  readonly locale: 'it' | 'en';
  readonly at: Date;
}

/**
 * Asks people to sign a request, each by a mail.
 * @throws PiazzaError `promoter.unknown { names }`
 */
export async function summon(
  deps: FoundingDeps,
  trx: Trx,
  request: CommunityRequest,
  summons: Summons,
): Promise<void> {
  const promoters = await invited(trx, request, summons);
  if (promoters.length === 0) return;
  const rows = promoters.map((promoter) => ({
    promoter,
    tokenHash: promoter.address === undefined ? undefined : hashOf(deps, promoter),
  }));
  await insertPromoters(trx, request, rows);
  for (const promoter of promoters) {
    await record(trx, {
      type: 'promoter.invited',
      at: summons.at,
      actor: request.requestedBy,
      subject: promoter.memberId,
      data: { request: request.id, promoter: promoter.id },
    });
    if (promoter.address !== undefined) await queueLetter(trx, promoter);
  }
}

async function invited(
  trx: Trx,
  request: CommunityRequest,
  { named, locale, at }: Summons,
): Promise<readonly Promoter[]> {
  const names = named.flatMap((one) => ('name' in one ? [one.name] : []));
  const fellows = await findFellowsNamed(trx, request.requestedBy, names);
  const unknown = names.filter((name) => !fellows.has(name));
  if (unknown.length > 0) throw new PiazzaError('promoter.unknown', { names: unknown });
  return named.map((one) => ({
    ...whom(one, fellows),
    id: newId<Promoter['id']>(at.getTime()),
    requestId: request.id,
    locale,
    status: 'invited',
    createdAt: at,
    sentCount: 1,
    lastSentAt: at,
  }));
}

const whom = (
  one: Named,
  fellows: ReadonlyMap<string, MemberId>,
): Pick<Promoter, 'memberId' | 'address'> =>
  'name' in one
    ? { memberId: fellows.get(one.name), address: undefined }
    : { memberId: undefined, address: one.address };
