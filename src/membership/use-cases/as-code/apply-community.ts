// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Difference } from '../../../kernel/differences.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { CommunityDocument } from '../../domain/as-code/document.js';
import type { CommunityState } from '../../domain/as-code/state.js';
import { lockCommunity } from '../../store/communities.js';
import { platformHasTerms } from '../../store/as-code/platform-terms.js';
import { readStates, type FoundCommunity } from '../../store/as-code/states.js';
import { createCommunity } from '../create-community.js';
import { transact } from '../transact.js';
import { settled } from './plan-communities.js';
import { demandPlanned } from './planned.js';
import { bare } from './settings-steps.js';
import type { Stepping } from './stepping.js';
import { steps } from './steps.js';

export interface ApplyCommunity {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly wanted: CommunityDocument;
  readonly prune: boolean;
  /** What was planned: anything else is refused. */
  readonly planned: readonly Difference[];
}

/**
 * Makes a community what a file says of it, whole or not at all, by the same acts as the pages do.
 * @throws PiazzaError `configuration.changed` when it is no longer what it was at the plan, and whatever those
 *   acts refuse
 */
export async function applyCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug, wanted, prune, planned }: ApplyCommunity,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const rules = { wanted, prune, platformHasTerms: await platformHasTerms(trx) };
    const before = await hold(trx, slug);
    const { target, changes } = settled(before, rules);
    demandPlanned(changes, planned, slug);
    const within = { db: trx, now: deps.now };
    if (!before) await create(within, { actor, slug, target });
    const { id: communityId, state } = before ?? (await found(trx, slug));
    const stepping: Stepping = {
      deps: within,
      trx,
      actor,
      slug,
      communityId,
      from: state,
      to: target,
      isMaterial: wanted.terms?.material ?? false,
    };
    for (const step of steps) await step(stepping);
  });
}

/** Kept still from here on; undefined where it is not there yet. */
async function hold(trx: Trx, slug: Slug): Promise<FoundCommunity | undefined> {
  const [there] = await readStates(trx, [slug]);
  if (!there) return undefined;
  await lockCommunity(trx, slug);
  return found(trx, slug);
}

async function found(trx: Trx, slug: Slug): Promise<FoundCommunity> {
  const [there] = await readStates(trx, [slug]);
  if (!there) throw new PiazzaError('community.not_found', { slug });
  return there;
}

/** With its words and its rules; the level below the usual is a separate act. */
async function create(
  deps: { db: Db; now: Clock },
  { actor, slug, target }: { actor: Actor; slug: Slug; target: CommunityState },
): Promise<void> {
  const { texts, province, contact, homeUrl, minimumLevel, furtherRoles, cardFields } = target;
  const { audience, topics, visibility, participation, memberList } = target;
  const { coolDownDays, serviceDays, ways } = target;
  await createCommunity(deps, {
    actor,
    slug,
    texts: { it: texts.it, en: texts.en ?? undefined },
    audience,
    topics,
    province: province ?? undefined,
    contact: contact ?? undefined,
    homeUrl: homeUrl ?? undefined,
    visibility,
    participation,
    memberList,
    minimumLevel: minimumLevel === 'none' ? 'low' : minimumLevel,
    coolDownDays,
    serviceDays,
    // What a way demands of belonging is checked by the act that sets it.
    ways: ways.filter(({ affiliation }) => !affiliation).map(bare),
    furtherRoles,
    cardFields,
  });
}
