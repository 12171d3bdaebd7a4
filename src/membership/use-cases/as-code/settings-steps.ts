// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { trustId, type OrganisationId } from '../../../kernel/ids.js';
import type { CommunityState, StatedWay } from '../../domain/as-code/state.js';
import type { JoinWay, WayPath } from '../../domain/joining/ways.js';
import { findNamedInFile } from '../../store/as-code/organisations.js';
import { readRevision } from '../../store/settings/settings.js';
import { admitProviders } from '../settings/admit-providers.js';
import { changeDemand } from '../settings/change-demand.js';
import { describeCommunity } from '../settings/describe-community.js';
import { lowerLevel } from '../settings/lower-level.js';
import { setAgePolicy } from '../settings/set-age-policy.js';
import { setPolicy } from '../settings/set-policy.js';
import { isSame, type Stepping } from './stepping.js';

/** Its words, topics, territory, contact and home. */
export async function describe(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, to } = stepping;
  const about = ['texts', 'audience', 'topics', 'province', 'contact'] as const;
  if (isSame(stepping, ...about, 'homeUrl', 'homePortal')) return;
  await describeCommunity(deps, {
    actor,
    slug,
    revision: await revisionOf(stepping),
    texts: { it: to.texts.it, en: to.texts.en ?? undefined },
    description: {
      audience: to.audience,
      topics: to.topics,
      province: to.province ?? undefined,
      contact: to.contact ?? undefined,
      homeUrl: to.homeUrl ?? undefined,
      homePortal: to.homePortal === null ? undefined : trustId(to.homePortal),
    },
  });
}

/** Who sees it, who gets in and how; below the usual level by the act that takes a reason. */
export async function setRules(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, to } = stepping;
  const isLow = to.minimumLevel === 'none';
  if (isLow && !isSame(stepping, 'minimumLevel', 'levelReason')) {
    await lowerLevel(deps, { actor, slug, reason: to.levelReason ?? '' });
  }
  const rules = [
    'visibility',
    'participation',
    'memberList',
    'coolDownDays',
    'serviceDays',
  ] as const;
  await setDemands(stepping);
  const isLevelSet = isLow || isSame(stepping, 'minimumLevel');
  if (!isLevelSet || !isSame(stepping, ...rules) || !hasSameRules(stepping)) {
    const revision = await revisionOf(stepping);
    await setPolicy(deps, { actor, slug, revision, policy: { ...to, ways: to.ways.map(bare) } });
  }
  await clearDemands(stepping);
}

/** With which providers people join, by whatever way. */
export async function setProviders(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, to } = stepping;
  if (isSame(stepping, 'admittedProviders')) return;
  const revision = await revisionOf(stepping);
  const providers = to.admittedProviders ?? undefined;
  await admitProviders(deps, { actor, slug, revision, providers });
}

/** Of which age class its members are. */
export async function setAges(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, to } = stepping;
  if (isSame(stepping, 'ages')) return;
  const { admitted, assessment } = to.ages;
  const ages = admitted === 'all' ? undefined : admitted;
  const revision = await revisionOf(stepping);
  await setAgePolicy(deps, { actor, slug, revision, ages, assessment });
}

/** A way without what it demands of belonging. */
export const bare = ({ affiliation: _affiliation, ...way }: StatedWay): JoinWay => way;
const demandOf = (state: CommunityState, path: WayPath) =>
  state.ways.find((way) => way.path === path)?.affiliation;

/** What the ways say beside their demands. */
const hasSameRules = ({ from, to }: Stepping): boolean =>
  isDeepStrictEqual(from.ways.map(bare), to.ways.map(bare));

/** Before the rules: the way for people of certain bodies never stands without saying which. */
async function setDemands(stepping: Stepping): Promise<void> {
  const { deps, trx, actor, slug, from, to } = stepping;
  for (const { path, affiliation: stated } of to.ways) {
    if (!stated || isDeepStrictEqual(stated, demandOf(from, path))) continue;
    const organisations = await organisationsNamed(trx, stated.organisations);
    const change = { act: 'replace', demand: { ...stated, organisations } } as const;
    const revision = await revisionOf(stepping);
    await changeDemand(deps, { actor, slug, path, revision, change });
  }
}

/** @throws PiazzaError `organisation.not_found` */
async function organisationsNamed(
  trx: Trx,
  names: readonly string[],
): Promise<readonly OrganisationId[]> {
  const found = await findNamedInFile(trx, names);
  return names.map((name) => {
    const id = found.get(name);
    if (!id) throw new PiazzaError('organisation.not_found', { name });
    return id;
  });
}

/** After the rules, which may give the way another condition. */
async function clearDemands(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, from, to } = stepping;
  for (const { path, affiliation } of to.ways) {
    if (affiliation || !demandOf(from, path)) continue;
    const revision = await revisionOf(stepping);
    await changeDemand(deps, { actor, slug, path, revision, change: { act: 'clear' } });
  }
}

const revisionOf = async ({ trx, communityId }: Stepping): Promise<number> =>
  (await readRevision(trx, communityId)).revision;
