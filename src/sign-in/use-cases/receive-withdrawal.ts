// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { hashToken } from '../../kernel/tokens.js';
import type { Reply, Withdrawal, WithdrawalRoute } from '../../providers/provider.js';
import type { SignInDeps } from '../deps.js';
import type { KeptWithdrawal } from '../domain/withdrawal.js';
import { getEnabledInstance } from './enabled-instance.js';
import { toRefusal } from './refusal.js';
import { findWithdrawal, insertWithdrawal, updateOutcome } from '../store/withdrawals.js';

type Deps = Pick<SignInDeps, 'db' | 'now' | 'origin' | 'providers' | 'pseudonym' | 'withdraw'>;

export interface ReceiveWithdrawal {
  readonly instance: string;
  readonly route: WithdrawalRoute;
  readonly reply: Reply;
}

export interface AnsweredWithdrawal {
  readonly kept: KeptWithdrawal | undefined;
  readonly type: string;
  readonly body: string;
}

/** How long the person can read what was done. */
const kept = 365 * day;

/**
 * A provider says that somebody took something back: done at once and once, then answered. The same
 * message again gets the same answer, whichever node it reaches.
 * @throws PiazzaError `provider.*` with the refusing rule in its context; nothing changes then
 */
export async function receiveWithdrawal(
  deps: Deps,
  input: ReceiveWithdrawal,
): Promise<AnsweredWithdrawal> {
  const { id: instance, kind } = getEnabledInstance(deps.providers, input.instance);
  const withdrawal = await input.route.verify(input.reply).catch((error: unknown) => {
    throw toRefusal(error, { instance, kind });
  });
  const code = codeOf(deps, instance, withdrawal);
  await carryOut(deps, withdrawal, { instance, code });
  const status = new URL(`/sign-in/${instance}/withdrawals/${code}`, deps.origin);
  return {
    kept: await readWithdrawal(deps, { instance, code }),
    ...withdrawal.answer({ status, code }),
  };
}

/** What became of a withdrawal; undefined for a code of nobody's. */
export const readWithdrawal = (
  { db, now }: Pick<SignInDeps, 'db' | 'now'>,
  { instance, code }: { readonly instance: string; readonly code: string },
): Promise<KeptWithdrawal | undefined> => findWithdrawal(db, { instance, code, now: now() });

/** Follows from the message, so that its repetition needs nothing kept in the clear. */
const codeOf = ({ pseudonym }: Deps, instance: string, { id }: Withdrawal): string =>
  hashToken(pseudonym('withdrawal', JSON.stringify([instance, id])))
    .toString('hex')
    .slice(0, 32);

function carryOut(
  { db, now, withdraw }: Deps,
  { kind, issuer, subject, id }: Withdrawal,
  { instance, code }: { readonly instance: string; readonly code: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const at = now();
    const first = await insertWithdrawal(trx, {
      instance,
      kind,
      outcome: 'waiting',
      messageId: id,
      code,
      receivedAt: at,
      expiresAt: later(at, kept),
    });
    if (!first) return;
    const outcome = await withdraw(trx, { issuer, subject, erase: kind === 'data', at });
    await updateOutcome(trx, code, outcome);
  });
}
