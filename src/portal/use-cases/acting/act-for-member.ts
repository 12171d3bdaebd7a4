// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import type { Portal } from '../../domain/portal.js';
import { demandKnown } from './demand-known.js';
import { demandServed } from './demand-served.js';
import { once, type Answer, type Naming } from './once.js';

/** How the person behind a member's access token proved who they are. */
export interface TokenSignIn {
  readonly subject: string;
  readonly level: Level;
  readonly authenticatedAt: Date;
  readonly provider: string;
}

export interface MemberCall {
  readonly portal: Portal;
  readonly signIn: TokenSignIn;
  /** Of a community that the portal must serve. */
  readonly slug: Slug;
}

/**
 * The member who acts through a portal, for a community that the portal serves.
 * @throws PiazzaError `portal.unknown_subject`, `portal.community_not_served`
 */
export async function actorThroughPortal(
  db: Db | Trx,
  { portal, signIn, slug }: MemberCall,
): Promise<Actor> {
  const { subject, ...proof } = signIn;
  const memberId = await demandKnown(db, portal, subject);
  await demandServed(db, portal, slug);
  return { memberId, ...proof };
}

/**
 * Does in one transaction what a member asks for through a portal; a request that the portal named is done once
 * and answered alike whenever it comes again within a day.
 * @throws PiazzaError `portal.unknown_subject`, `portal.community_not_served`, `api.key_reused`, and what the act throws
 */
export async function actForMember(
  deps: { readonly db: Db; readonly now: Clock },
  { naming, ...call }: MemberCall & { readonly naming?: Naming | undefined },
  act: (trx: Trx, actor: Actor) => Promise<Answer>,
): Promise<Answer> {
  return deps.db.transaction().execute(async (trx) => {
    const actor = await actorThroughPortal(trx, call);
    if (!naming) return act(trx, actor);
    const owner = { clientId: call.portal.clientId, memberId: actor.memberId };
    return once(trx, { ...naming, ...owner, at: deps.now() }, async () => act(trx, actor));
  });
}
