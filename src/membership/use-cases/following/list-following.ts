// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { listFollowingPage, type Followed } from '../../store/following/following.js';
import { nameOf, pageOf, pageSize, type Listed } from '../../../kernel/pages.js';

/** What the actor follows, by name: nobody else is ever told. @throws PiazzaError `request.malformed` */
export async function listFollowed(
  { db }: { db: Db },
  {
    actor,
    locale,
    cursor,
  }: {
    readonly actor: Actor;
    readonly locale: 'it' | 'en';
    readonly cursor?: string | undefined;
  },
): Promise<Listed<Followed>> {
  const { memberId } = actor;
  const page = { after: nameOf(cursor), limit: pageSize + 1 };
  return pageOf(await listFollowingPage(db, { memberId, locale, ...page }));
}
