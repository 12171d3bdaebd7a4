// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { changedFields, type CardContent, type CardField } from '../../domain/cards/card.js';
import { readCard, type TypedCard } from '../../domain/cards/write-card.js';
import { isKnownAdult } from '../../store/cards/age.js';
import { listDisclosed } from '../../store/cards/disclosed.js';

interface Judged {
  readonly memberId: MemberId;
  readonly typed: TypedCard;
  /** The fields that exist in its place. */
  readonly fields: readonly CardField[];
  /** What the card says until now: kept as it is where nothing changes. */
  readonly before: CardContent | undefined;
}

/** What a person typed, as their card will say it. @throws PiazzaError `card.invalid { faults }` */
export async function judgeCard(
  trx: Trx,
  { memberId, typed, fields, before }: Judged,
): Promise<CardContent> {
  const isAdult = await isKnownAdult(trx, memberId);
  const disclosed = fields.includes('affiliation') ? await listDisclosed(trx, memberId) : [];
  const affiliations = disclosed.map(({ id }) => id);
  const read = readCard(typed, { fields, isAdult, affiliations });
  if (!read.ok) throw new PiazzaError('card.invalid', { faults: read.faults });
  return before && changedFields(before, read.fields).length === 0 ? before : read.fields;
}
