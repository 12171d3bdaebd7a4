// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import { findCard, findOpenCommunityId, type CommunityCard } from '../../store/community-cards.js';

/**
 * The community of a name, if the portal serves it: a foreign one answers as one that does not exist.
 * @throws PiazzaError `portal.community_not_served`
 */
export async function demandServed(
  db: Db | Trx,
  { communities, clientId }: Pick<Portal, 'communities' | 'clientId'>,
  slug: Slug,
): Promise<CommunityId> {
  const id = await findOpenCommunityId(db, slug);
  const serves = id !== undefined && (communities === 'all' || communities.includes(id));
  if (!serves) throw new PiazzaError('portal.community_not_served', { clientId, slug });
  return id;
}

/**
 * What a portal may be told of a community that it serves, in a language or else in Italian.
 * @throws PiazzaError `portal.community_not_served`
 */
export async function readServed(
  db: Db,
  portal: Pick<Portal, 'communities' | 'clientId'>,
  { slug, locale }: { readonly slug: Slug; readonly locale: 'it' | 'en' },
): Promise<CommunityCard> {
  const { communities, clientId } = portal;
  const card = await findCard(db, { communities, slug, locale });
  if (!card) throw new PiazzaError('portal.community_not_served', { clientId, slug });
  return card;
}
