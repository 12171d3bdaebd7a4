// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { IndexFileName } from '../../domain/organisations/ipa-register.js';
import { acceptRefused } from '../../store/organisations/register-refusals.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Somebody has looked at a refused copy of the index and says that so many are really gone: that very copy, and no
 * other, is taken over the next time that it comes, once.
 * @param actor of the regional staff; undefined for whoever has the machine, and runs the command
 * @param hash SHA-256 of the copy, as the refusal names it
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`,
 *   `organisation.register_not_refused` for any copy that does not wait for it: another one came, it was accepted, or
 *   it cannot be read
 */
export async function acceptRegister(
  deps: { db: Db; now: Clock },
  { actor, hash }: { readonly actor: Actor | undefined; readonly hash: string },
): Promise<IndexFileName> {
  if (actor) demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    if (actor) demand(await powersOf(trx, actor), 'org.create');
    const at = deps.now();
    const file = await acceptRefused(trx, { hash, at });
    if (!file) throw new PiazzaError('organisation.register_not_refused', { hash });
    const data = { file, hash };
    const by = actor?.memberId;
    await record(trx, { type: 'organisation.register_accepted', at, actor: by, data });
    return file;
  });
}
