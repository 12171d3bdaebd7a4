// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db, Trx } from '../../../database/database.js';
import type { ErrorCode } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { nameOf } from '../../domain/names.js';
import type { Answer, Decision } from '../../domain/situation.js';
import { findIdentities } from '../../store/identities.js';
import { candidateOf, type Context } from './context.js';
import { createFor } from './create.js';
import { enterAs } from './enter.js';
import type { Resolution, Way } from './input.js';
import { linkTo } from './link.js';
import { mergeAndEnter } from './merge.js';
import { review } from './review.js';

/** Writes what a decision says, and gives the answer for the browser. */
export async function carryOut(
  trx: Trx,
  context: Context,
  decision: Decision,
): Promise<Resolution> {
  switch (decision.act) {
    case 'in':
      return enterAs(trx, context, decision);
    case 'link':
      return offerTwin(trx, context, await linkTo(trx, context, decision));
    case 'new':
      return createFor(trx, context);
    case 'merge':
      return mergeAndEnter(trx, context, decision);
    case 'ask':
      return ask(trx, context, decision);
    case 'prove':
      return { outcome: 'prove', memberId: decision.member, how: await kindsOf(trx, decision) };
    case 'stay':
      return { outcome: 'stay' };
    case 'review':
      return review(trx, context);
    case 'deny':
      return refuse(trx, context, decision.code);
  }
}

async function offerTwin(trx: Trx, { twin }: Context, resolution: Resolution): Promise<Resolution> {
  if (!twin || resolution.outcome !== 'in') return resolution;
  const how = await kindsOf(trx, { member: twin });
  return { ...resolution, twin: { memberId: twin, how } };
}

async function ask(
  trx: Trx,
  context: Context,
  decision: Extract<Decision, { act: 'ask' }>,
): Promise<Resolution> {
  const { question, options } = decision;
  const nameOfMember = (id: MemberId): string => candidateOf(context, id)?.displayName ?? '';
  const current = decision.current && nameOfMember(decision.current);
  const other = decision.other
    ? nameOfMember(decision.other)
    : (nameOf(context.input.profile.claims) ?? context.input.profile.label);
  return {
    outcome: 'ask',
    question,
    options,
    names: { ...(current !== undefined && { current }), other },
    ...(decision.accounts && { accounts: decision.accounts.map(nameOfMember) }),
    ...(decision.current && joins(options) && { ways: await waysInto(trx, decision.current) }),
  };
}

/** Who joins what somebody else prepared would share it with them: they see first what opens it. */
const joins = (options: readonly Answer[]): boolean =>
  options.includes('merge') || options.includes('link');

async function waysInto(trx: Trx, member: MemberId): Promise<Way[]> {
  const identities = await findIdentities(trx, member);
  return identities.map(({ provider, label }) => ({ provider, label }));
}

async function kindsOf(trx: Trx, { member }: { member: MemberId }): Promise<string[]> {
  const identities = await findIdentities(trx, member);
  return [...new Set(identities.map((identity) => identity.kind))];
}

/** A barred member's attempt leaves one line in the audit, as an accepted one leaves its own write. */
export async function refuse(db: Db | Trx, context: Context, code: ErrorCode): Promise<Resolution> {
  const barred = context.candidates.find((candidate) => candidate.status !== 'active');
  if (code === 'member.suspended' && barred) {
    await appendAudit(db, { action: 'member.refuse', at: context.at, subject: barred.id });
  }
  return { outcome: 'deny', code };
}
