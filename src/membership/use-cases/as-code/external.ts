// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Difference } from '../../../kernel/differences.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import {
  settleExternal,
  type ExternalDocument,
  type ExternalState,
} from '../../domain/as-code/external.js';
import { readExternalStates } from '../../store/as-code/external.js';
import { findTakenSlugs } from '../../store/as-code/states.js';
import { createExternal } from '../external/create-external.js';
import { describeExternal } from '../external/describe-external.js';
import { withdrawExternal } from '../external/withdraw-external.js';
import { transact } from '../transact.js';
import { place } from './place.js';
import { demandPlanned, planThing, type Planned } from './planned.js';

/** Communities that live elsewhere by their addresses, as a file says them. */
export type WantedExternal = Readonly<Record<string, ExternalDocument>>;

export async function exportExternal({
  db,
}: {
  db: Db;
}): Promise<ReadonlyMap<string, ExternalState>> {
  const found = await readExternalStates(db, 'all');
  return new Map(found.map(({ slug, state }) => [slug, state]));
}

/**
 * What a file would change of the communities that live elsewhere, without changing it.
 * @param input.prune whether those that the file does not mention are withdrawn
 * @param input.programmes those that there will be
 */
export async function planExternal(
  { db }: { db: Db },
  input: {
    readonly wanted: WantedExternal;
    readonly prune: boolean;
    readonly programmes: readonly string[];
  },
): Promise<readonly Planned[]> {
  const { wanted, prune, programmes } = input;
  const there = await exportExternal({ db });
  const taken = await findTakenSlugs(db, Object.keys(wanted), 'external');
  const planned = Object.entries(wanted).map(([slug, document]) => {
    const isNew = !there.has(slug);
    return planThing({ slug, isNew }, () => {
      if (isNew && taken.has(slug)) throw new PiazzaError('community.slug_taken');
      if (!(document.programmes ?? []).every((one) => programmes.includes(one))) {
        throw new PiazzaError('programme.not_found');
      }
      return settleExternal(there.get(slug), document).changes;
    });
  });
  const unmentioned = [...there].filter(([slug]) => prune && !(slug in wanted));
  const leaving = unmentioned.map(([slug, state]) => {
    const { changes } = settleExternal(state, { status: 'withdrawn' });
    return { slug, isNew: false, changes, refusal: undefined };
  });
  return [...planned, ...leaving];
}

/**
 * Makes an entry of the catalogue what a file says of it, whole or not at all, by the same acts as the pages do.
 * @throws PiazzaError `configuration.changed` when it is no longer what it was at the plan, and whatever those
 *   acts refuse
 */
export async function applyExternal(
  { db, now }: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly wanted: ExternalDocument;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, slug, wanted, planned } = input;
  await transact(db, async (trx) => {
    const deps = { db: trx, now };
    const [there] = await readExternalStates(trx, [slug]);
    const { target, changes } = settleExternal(there?.state, wanted);
    demandPlanned(changes, planned, slug);
    const said = description(target);
    if (!there) await createExternal(deps, { actor, slug, ...said });
    else if (!isDeepStrictEqual(said, description(there.state))) {
      await describeExternal(deps, { actor, slug, revision: there.revision, ...said });
    }
    const from = there?.state ?? { programmes: [] };
    await place({ deps, actor, slug, from, to: target });
    const isLeaving = target.status === 'withdrawn' && there?.state.status !== 'withdrawn';
    if (isLeaving) await withdrawExternal(deps, { actor, slug });
  });
}

const description = ({ texts, audience, topics, province, contact, homeUrl }: ExternalState) => ({
  texts: { it: texts.it, en: texts.en ?? undefined },
  audience,
  topics,
  province: province ?? undefined,
  contact: contact ?? undefined,
  homeUrl,
});
