// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { trustId, type CardId, type MemberId } from '../../../src/kernel/ids.js';
import type { CardAudience } from '../../../src/membership/domain/cards/card.js';
import type { TypedCard } from '../../../src/membership/domain/cards/write-card.js';
import type { Community } from '../../../src/membership/domain/community.js';
import { saveCard } from '../../../src/membership/use-cases/cards/save-card.js';
import { aStint, actorOf, someMember } from './membership.js';

/** Somebody known to be of age, or not. */
export async function aPerson(
  db: Db,
  ageClass: 'adult' | 'minor' | null = 'adult',
  name?: string,
): Promise<MemberId> {
  const id = await someMember(db, name);
  await db.updateTable('member').set({ age_class: ageClass }).where('id', '=', id).execute();
  return id;
}

/** What somebody typed, with one audience for all. */
export const typed = (
  texts: { readonly [Field in keyof TypedCard]?: string },
  audience: CardAudience = 'members',
): TypedCard =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { text, audience }]));

interface Made {
  readonly community: Pick<Community, 'id' | 'slug'>;
  readonly memberId?: MemberId;
  readonly card?: TypedCard;
  readonly listed?: boolean;
  readonly openToAll?: boolean;
}

/** A member of a community with a card there; makes the person and the membership where they lack. */
export async function aCard(
  db: Db,
  { community, memberId, card, listed = true, openToAll = false }: Made,
): Promise<{ readonly cardId: CardId; readonly memberId: MemberId }> {
  const owner = memberId ?? (await aPerson(db));
  const live = db.selectFrom('stint').select('id').where('member_id', '=', owner);
  const here = live.where('community_id', '=', community.id).where('ended_at', 'is', null);
  if (!(await here.executeTakeFirst())) await aStint(db, { community, memberId: owner });
  await saveCard(
    { db, now: () => new Date() },
    {
      actor: actorOf(owner),
      slug: community.slug,
      typed: card ?? typed({ presentation: 'Facilito incontri.', skills: 'ascolto' }),
      listed,
      openToAll,
    },
  );
  const row = await db
    .selectFrom('card')
    .select('id')
    .where('member_id', '=', owner)
    .where('community_id', '=', community.id)
    .executeTakeFirstOrThrow();
  return { cardId: trustId(row.id), memberId: owner };
}
