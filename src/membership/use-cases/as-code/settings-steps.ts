// SPDX-License-Identifier: AGPL-3.0-or-later
import { readRevision } from '../../store/settings/settings.js';
import { describeCommunity } from '../settings/describe-community.js';
import { lowerLevel } from '../settings/lower-level.js';
import { setPolicy } from '../settings/set-policy.js';
import { isSame, type Stepping } from './stepping.js';

/** Its words, topics, territory, contact and home. */
export async function describe(stepping: Stepping): Promise<void> {
  const { deps, actor, slug, to } = stepping;
  if (isSame(stepping, 'texts', 'audience', 'topics', 'province', 'contact', 'homeUrl')) return;
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
  const isLevelSet = isLow || isSame(stepping, 'minimumLevel');
  if (isLevelSet && isSame(stepping, ...rules, 'ways')) return;
  const revision = await revisionOf(stepping);
  await setPolicy(deps, { actor, slug, revision, policy: to });
}

const revisionOf = async ({ trx, communityId }: Stepping): Promise<number> =>
  (await readRevision(trx, communityId)).revision;
