// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Decision } from '../../domain/situation.js';
import { refuse } from './carry-out.js';
import type { Context } from './context.js';
import { enterUnchanged } from './enter.js';
import type { Resolution } from './input.js';

/**
 * What needs one write at most, which needs no transaction around it: a returning member of whom
 * nothing changed, and as many journeys for one who is barred, so that the answer's time tells nothing.
 * Undefined for everything else.
 */
export async function carryOutAtOnce(
  db: Db,
  context: Context,
  decision: Decision,
): Promise<Resolution | undefined> {
  if (decision.act === 'deny') return refuse(db, context, decision.code);
  const unchanged = decision.act === 'in' && !decision.record;
  return unchanged ? enterUnchanged(db, context, decision.member) : undefined;
}
