// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId, RoleGrantId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { renewedUntil } from '../../domain/roles/renewal.js';
import { renewGrant, setRenewalAsked } from '../../store/roles/terms.js';
import { demand, demandActive, demandFresh, demandSight, powersOf } from '../authorise.js';
import { demandGranter, demandHolderLevel } from '../demand-holder.js';
import { lockGrantWithCommunity } from '../lock-grant.js';
import { demandInUse } from '../open-role.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface AnswerRenewal {
  readonly actor: Actor;
  readonly grantId: RoleGrantId;
  readonly accept: boolean;
}

type Asked = RoleGrant & { readonly renewalAskedBy: MemberId };

/**
 * The other side agrees to another term, which follows on this one, or says no. Whoever asked may take it back.
 *
 * @throws PiazzaError `role.not_found`, `role.answered`, `right.missing`, `session.level_too_low`;
 *   to agree also `role.to_oneself` for whoever asked, `session.not_fresh`, `community.not_active`,
 *   `role.not_in_use`, `role.granter_gone`
 */
export async function answerRenewal(
  deps: { db: Db; now: Clock },
  { actor, grantId, accept }: AnswerRenewal,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const { renewalAskedBy } = grant;
    const isHolder = grant.memberId === actor.memberId;
    if (!isHolder) {
      const powers = await powersOf(trx, actor, community.id);
      demandSight(powers, community);
      demand(powers, `role.accept_proposal:${grant.role}`);
    }
    if (grant.status !== 'active' || !renewalAskedBy) {
      throw new PiazzaError('role.answered', { grantId });
    }
    const asked = { ...grant, renewalAskedBy };
    if (accept) await agree(trx, { actor, community, asked }, deps.now);
    else await close(trx, { actor, asked }, deps.now());
  });
}

interface Agreement {
  readonly actor: Actor;
  readonly community: Community;
  readonly asked: Asked;
}

async function agree(trx: Trx, { actor, community, asked }: Agreement, now: Clock): Promise<void> {
  const askedByHolder = asked.renewalAskedBy === asked.memberId;
  const isHolder = asked.memberId === actor.memberId;
  if (askedByHolder === isHolder) throw new PiazzaError('role.to_oneself', { grant: asked.id });
  demandActive(community);
  demandInUse(community, asked.role);
  if (isHolder) demandHolderLevel(asked.role, actor);
  else demandFresh(actor, now);
  const by = isHolder ? await demandGranter(trx, asked, asked.renewalAskedBy) : actor.memberId;
  const at = now();
  const until = renewedUntil(asked, at);
  const renewed = await renewGrant(trx, asked.id, { until, by, at });
  if (!renewed) throw new PiazzaError('role.answered', { grant: asked.id });
  const was = asked.overrunAt ? 'overrun' : 'active';
  const data = { grant: asked.id, role: asked.role, until: until.toISOString(), was };
  await tell(trx, 'role.renewed', { actor, asked, at, data });
}

async function close(
  trx: Trx,
  { actor, asked }: Pick<Agreement, 'actor' | 'asked'>,
  at: Date,
): Promise<void> {
  await setRenewalAsked(trx, asked, undefined);
  const data = { grant: asked.id, role: asked.role, askedBy: asked.renewalAskedBy };
  await tell(trx, 'role.renewal_closed', { actor, asked, at, data });
}

async function tell(
  trx: Trx,
  type: 'role.renewed' | 'role.renewal_closed',
  told: { actor: Actor; asked: Asked; at: Date; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  await record(trx, {
    type,
    at: told.at,
    actor: told.actor.memberId,
    subject: told.asked.memberId,
    community: told.asked.communityId,
    data: told.data,
  });
}
