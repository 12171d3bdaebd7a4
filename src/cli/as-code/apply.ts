// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../audit/append.js';
import type { Foundation } from '../../compose/foundation.js';
import { StartError } from '../../compose/start-error.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type ClientId, type Slug } from '../../kernel/ids.js';
import { applyCommunity } from '../../membership/use-cases/as-code/apply-community.js';
import { applyExternal } from '../../membership/use-cases/as-code/external.js';
import { applyLinks } from '../../membership/use-cases/as-code/links.js';
import { applyOrganisation } from '../../membership/use-cases/as-code/organisations.js';
import { applyPlatformTerms } from '../../membership/use-cases/as-code/platform-terms.js';
import { applyProgramme } from '../../membership/use-cases/as-code/programmes.js';
import { applyPortal } from '../../portal/use-cases/apply-portal.js';
import type { Ground, Reach, Step } from './plan.js';
import { printStep, sayRefusal } from './print.js';
import type { ReadFiles } from './read.js';

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

export interface Applying extends ReadFiles {
  readonly actor: Actor;
  readonly steps: readonly Step[];
  readonly reach: Reach;
}

/** Does the steps of a plan one by one, each whole or not at all. @returns how many were refused */
export async function applySteps(ground: Ground, applying: Applying): Promise<number> {
  const { actor, steps } = applying;
  const done: string[] = [];
  let refused = 0;
  for (const step of steps) {
    if (step.changes.length === 0 && !step.refusal && step.waits.length === 0) continue;
    const refusal = step.refusal ?? (await tryStep(ground, applying, step));
    if (refusal) refused += 1;
    else if (step.changes.length > 0) done.push(`${step.kind}/${step.key}`);
    console.log(`${printStep({ ...step, refusal }, applying.positionOf)}\n`);
  }
  if (done.length > 0) {
    const { db, now } = ground;
    const entry = { action: 'configuration.apply', at: now(), actor: actor.memberId };
    await appendAudit(db, { ...entry, data: { done } });
  }
  const sum = [`${done.length} changed`, ...(refused > 0 ? [`${refused} refused`] : [])];
  console.log(sum.join(', '));
  return refused;
}

async function tryStep(ground: Ground, applying: Applying, step: Step): Promise<Step['refusal']> {
  if (step.changes.length === 0) return undefined;
  try {
    await applyStep(ground, applying, step);
    return undefined;
  } catch (error) {
    if (!(error instanceof PiazzaError)) throw error;
    console.error(`${step.kind}/${step.key}: ${sayRefusal(error.code)}`);
    return error.code;
  }
}

async function applyStep(
  { db, now, keys, portals: ground }: Ground,
  { actor, document, reach }: Applying,
  { kind, key, changes: planned }: Step,
): Promise<void> {
  const deps = { db, now };
  const slug = trustId<Slug>(key);
  const act = { actor, slug, planned };
  switch (kind) {
    case 'terms': {
      const { terms: wanted } = document;
      if (wanted) await applyPlatformTerms(deps, { actor, wanted, planned });
      return;
    }
    case 'programmes':
      return await applyProgramme(deps, { ...act, wanted: document.programmes[key] ?? {} });
    case 'organisations': {
      const wanted = document.organisations[key];
      if (wanted) await applyOrganisation(deps, { actor, code: key, wanted, planned });
      return;
    }
    case 'communities': {
      const gone = { status: 'archived', statusReason: reach.prune?.reason } as const;
      const prune = reach.prune !== undefined;
      return await applyCommunity(deps, {
        ...act,
        wanted: document.communities[key] ?? gone,
        prune,
      });
    }
    case 'external': {
      const wanted = document.external[key] ?? { status: 'withdrawn' };
      return await applyExternal(deps, { ...act, wanted });
    }
    case 'portals': {
      const wanted = document.portals[key] ?? { status: 'disabled' };
      const portal = { actor: actor.memberId, clientId: trustId<ClientId>(key), wanted, planned };
      return await applyPortal({ ...deps, box: keys.box, ground }, portal);
    }
    case 'links':
      return await applyLinks(deps, { ...act, wanted: document.communities[key]?.links ?? {} });
    case 'staff':
  }
}
