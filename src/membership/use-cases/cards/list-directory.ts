// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { readCursor, writeCursor } from '../../../kernel/cursor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { parseId, type CardId, type Slug } from '../../../kernel/ids.js';
import type { CardField } from '../../domain/cards/card.js';
import { searchQuery, type DirectorySearch } from '../../domain/cards/search-words.js';
import { readerOf, seenBy } from '../../domain/cards/seen-card.js';
import { findCommunityName } from '../../store/addressees.js';
import { listDirectory } from '../../store/cards/directory.js';
import type { ShownCard } from '../../store/cards/shown-card.js';
import { getCommunity } from '../../store/communities.js';
import { demandSight, powersOf } from '../authorise.js';

const pageSize = 20;

export interface ReadDirectory {
  readonly actor: Actor | undefined;
  readonly slug: Slug;
  readonly locale: 'it' | 'en';
  readonly search: DirectorySearch;
  readonly cursor?: string | undefined;
}

export interface DirectoryPage {
  readonly slug: Slug;
  readonly community: string;
  /** The fields that the community has. */
  readonly fields: readonly CardField[];
  readonly items: readonly ShownCard[];
  readonly next: string | undefined;
}

/**
 * Members who wish to be found, for whoever may see the members: each with what this reader may read, found by
 * that and by nothing else. Newest first.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.required`, `request.malformed`
 */
export async function listMemberDirectory(
  { db }: { db: Db },
  { actor, slug, locale, search, cursor }: ReadDirectory,
): Promise<DirectoryPage> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  const reader = readerOf(powers, community);
  if (!reader) throw new PiazzaError(actor ? 'right.missing' : 'session.required', { slug });

  const { id: communityId, cardFields: fields } = community;
  const query = searchQuery(search, { communityId, fields });
  const after = cursor === undefined ? undefined : keyOf(cursor);
  const found = await listDirectory(db, communityId, { reader, query, after, limit: pageSize + 1 });
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const name = (await findCommunityName(db, communityId, locale))?.name ?? slug;
  return {
    slug,
    community: name,
    fields,
    items: page.map((card) => ({
      ...card,
      fields: seenBy(card.fields, { reader, asked: fields }),
    })),
    next: last && writeCursor([last.id]),
  };
}

function keyOf(cursor: string): CardId {
  const [raw = ''] = readCursor(cursor, 1);
  const id = parseId<CardId>(raw);
  if (!id) throw new PiazzaError('request.malformed', { field: 'cursor' });
  return id;
}
