// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityLinkId } from '../../../kernel/ids.js';
import type { Links } from '../../domain/as-code/links.js';
import type { LinkKind } from '../../domain/links/link.js';

export interface FoundLink {
  readonly id: CommunityLinkId;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly isProposed: boolean;
}

/** The live links between open communities, by the addresses of both sides; of one side only where it is named. */
export async function readLinks(db: Db | Trx, from?: string): Promise<readonly FoundLink[]> {
  const some = from === undefined ? sql`true` : sql`f.slug = ${from}`;
  const { rows } = await sql<{
    id: string;
    from: string;
    to: string;
    kind: LinkKind;
    status: string;
  }>`
    select l.id, f.slug as from, t.slug as to, l.kind, l.status
    from community_link l
    join community f on f.id = l.from_id and f.status = 'active'
    join community t on t.id = l.to_id and t.status = 'active'
    where l.ended_at is null and ${some} order by f.slug, t.slug`.execute(db);
  return rows.map(({ status, ...row }) => ({
    ...row,
    id: trustId(row.id),
    isProposed: status === 'proposed',
  }));
}

/** Those to which both sides have said yes, by who said it first. */
export function acceptedLinks(found: readonly FoundLink[]): ReadonlyMap<string, Links> {
  const links = new Map<string, Links>();
  for (const { from, to, kind, isProposed } of found) {
    if (!isProposed) links.set(from, { ...links.get(from), [to]: kind });
  }
  return links;
}

/** Communities of here, among these addresses, and whether their doors are open. */
export async function readDoors(
  db: Db | Trx,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<{ slug: string; open: boolean }>`
    select slug, status = 'active' as open from community
    where kind = 'own' and slug = any(${[...slugs]})`.execute(db);
  return new Map(rows.map(({ slug, open }) => [slug, open]));
}
