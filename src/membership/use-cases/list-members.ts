// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { readMoment, writeCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import { readerOf, type CardReader } from '../domain/cards/seen-card.js';
import { publicRoles } from '../domain/community-card.js';
import { can } from '../domain/policy.js';
import { getCommunity } from '../store/communities.js';
import { listMembersPage, type ListedMember } from '../store/member-list.js';
import { demandSight, powersOf } from './authorise.js';

export interface ListMembers {
  readonly actor?: Actor | undefined;
  readonly slug: Slug;
  /** Part of a display name. */
  readonly query?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface MemberPage {
  readonly items: readonly ListedMember[];
  readonly next: string | undefined;
}

const pageSize = 50;

/**
 * The members of a community, newest first, fifty at a time, for whoever its settings let see them.
 * Offers and proposals show to those who manage only.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.required`, `request.malformed`
 */
export async function listMembers(
  deps: { db: Db },
  { actor, slug, query, cursor }: ListMembers,
): Promise<MemberPage> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  const reader = readerOf(powers, community);
  if (!reader) {
    throw new PiazzaError(actor ? 'right.missing' : 'session.required', { slug });
  }

  const named = query?.trim() || undefined;
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const all = can(powers, 'member.list_full');
  const limit = pageSize + 1;
  const rows = await listMembersPage(deps.db, community.id, { named, after, limit, all, reader });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map(({ member }) => seenFrom(reader, member)),
    next: last && writeCursor(last.key),
  };
}

/** With the roles that this reader may know of: who does not belong reads those that the register shows everybody. */
function seenFrom(reader: CardReader, member: ListedMember): ListedMember {
  if (reader === 'managers') return member;
  const held = member.roles.filter(({ status }) => status === 'active');
  const roles = reader === 'members' ? held : held.filter(({ role }) => publicRoles.includes(role));
  return { ...member, roles };
}
