// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Foundation } from '../../compose/foundation.js';
import { StartError } from '../../compose/start-error.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type ClientId } from '../../kernel/ids.js';
import { applyCommunity } from '../../membership/use-cases/as-code/apply-community.js';
import { applyProgramme } from '../../membership/use-cases/as-code/programmes.js';
import { applyPortal } from '../../portal/use-cases/apply-portal.js';
import { type Reach, type Step } from './plan.js';
import { printStep, sayRefusal } from './print.js';
import type { AsCodeDocument } from './schema.js';

/** One at a time on one database; the number says nothing. */
const applyLock = 7_420_302;

/**
 * Runs the work while no other apply runs on this database.
 * @throws StartError when another does not end within the deadline of a statement
 */
export async function alone<Result>(
  { pool }: Pick<Foundation, 'pool'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [applyLock]).catch((cause: unknown) => {
      throw new StartError('configuration.busy: another apply is under way', { cause });
    });
    return await work();
  } finally {
    // The connection ends with its lock, also after a failure.
    client.release(true);
  }
}

export interface Applying {
  readonly actor: Actor;
  readonly document: AsCodeDocument;
  readonly steps: readonly Step[];
  readonly reach: Reach;
}

/** Does the steps of a plan one by one, each whole or not at all. @returns how many were refused */
export async function applySteps(foundation: Foundation, applying: Applying): Promise<number> {
  const { actor, steps } = applying;
  const done: string[] = [];
  let refused = 0;
  for (const step of steps) {
    if (step.changes.length === 0 && !step.refusal && step.waits.length === 0) continue;
    const refusal = step.refusal ?? (await tryStep(foundation, applying, step));
    if (refusal) refused += 1;
    else if (step.changes.length > 0) done.push(`${step.kind}/${step.key}`);
    console.log(`${printStep({ ...step, refusal })}\n`);
  }
  if (done.length > 0) {
    const { db, now } = foundation;
    const entry = { action: 'configuration.apply', at: now(), actor: actor.memberId };
    await appendAudit(db, { ...entry, data: { done } });
  }
  const sum = [`${done.length} changed`, ...(refused > 0 ? [`${refused} refused`] : [])];
  console.log(sum.join(', '));
  return refused;
}

async function tryStep(
  foundation: Foundation,
  applying: Applying,
  step: Step,
): Promise<Step['refusal']> {
  if (step.changes.length === 0) return undefined;
  try {
    await applyStep(foundation, applying, step);
    return undefined;
  } catch (error) {
    if (!(error instanceof PiazzaError)) throw error;
    console.error(`${step.kind}/${step.key}: ${sayRefusal(error.code)}`);
    return error.code;
  }
}

async function applyStep(
  { db, now, keys }: Foundation,
  { actor, document, reach }: Applying,
  { kind, key, changes: planned }: Step,
): Promise<void> {
  const deps = { db, now };
  switch (kind) {
    case 'programmes': {
      const wanted = document.programmes[key] ?? {};
      return await applyProgramme(deps, { actor, slug: trustId(key), wanted, planned });
    }
    case 'communities': {
      const gone = { status: 'archived', statusReason: reach.prune?.reason } as const;
      const wanted = document.communities[key] ?? gone;
      const prune = reach.prune !== undefined;
      return await applyCommunity(deps, { actor, slug: trustId(key), wanted, prune, planned });
    }
    case 'portals': {
      const wanted = document.portals[key] ?? { status: 'disabled' };
      const portal = { actor: actor.memberId, clientId: trustId<ClientId>(key), wanted, planned };
      return await applyPortal({ ...deps, box: keys.box }, portal);
    }
    case 'staff':
  }
}
