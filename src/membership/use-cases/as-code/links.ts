// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { differences, type Difference } from '../../../kernel/differences.js';
import type { ErrorCode } from '../../../kernel/errors.js';
import { trustId, type Slug } from '../../../kernel/ids.js';
import { settleLinks, type Links } from '../../domain/as-code/links.js';
import type { LinkKind } from '../../domain/links/link.js';
import { acceptedLinks, readDoors, readLinks } from '../../store/as-code/links.js';
import { answerLink, removeLink } from '../links/answer-link.js';
import { proposeLink } from '../links/propose-link.js';
import { transact } from '../transact.js';
import type { PlannedCommunity, WantedCommunities } from './plan-communities.js';
import { demandPlanned } from './planned.js';

export interface PlannedLinks {
  readonly slug: string;
  readonly changes: readonly Difference[];
  /** The communities whose doors have to open first. */
  readonly waitsFor: readonly string[];
  readonly refusal: ErrorCode | undefined;
}

/** What each community said that it has to do with, by address; without those that still wait for an answer. */
export const exportLinks = async ({ db }: { db: Db }): Promise<ReadonlyMap<string, Links>> =>
  acceptedLinks(await readLinks(db));

/** What a file would change of the links between communities, once these are as it wants them; nothing of the others. */
export async function planLinks(
  { db }: { db: Db },
  { wanted, planned }: { wanted: WantedCommunities; planned: readonly PlannedCommunity[] },
): Promise<readonly PlannedLinks[]> {
  const said = Object.entries(wanted).flatMap(([slug, { links }]) =>
    links ? [[slug, links] as const] : [],
  );
  if (said.length === 0) return [];
  const actual = await exportLinks({ db });
  const slugs = said.flatMap(([slug, links]) => [slug, ...Object.keys(links)]);
  const after = planned.map(({ slug, isOpen }) => [slug, isOpen] as const);
  const doors = new Map([...(await readDoors(db, slugs)), ...after]);
  const saidBy = (slug: string): Links => wanted[slug]?.links ?? actual.get(slug) ?? {};
  return said.flatMap(([slug, links]) => {
    const settled = settleLinks({
      slug,
      wanted: links,
      isActive: (one) => doors.get(one) ?? false,
      isThere: (one) => doors.has(one),
      saidBy,
    });
    const { refusal, target, waitsFor } = settled;
    const changes = refusal ? [] : linkChanges(actual.get(slug), target);
    const isSilent = changes.length + waitsFor.length === 0 && !refusal;
    return isSilent ? [] : [{ slug, changes, waitsFor, refusal }];
  });
}

const linkChanges = (from: Links = {}, to: Links): Difference[] =>
  differences({ links: from }, { links: to });

/**
 * Makes a community say of others what a file says, whole or not at all: both sides are said by who applies it.
 * @throws PiazzaError `configuration.changed` when the links are no longer what they were at the plan, and
 *   whatever the acts of the pages refuse
 */
export async function applyLinks(
  { db, now }: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly wanted: Links;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, slug, wanted, planned } = input;
  await transact(db, async (trx) => {
    const deps = { db: trx, now };
    const found = await readLinks(trx, slug);
    const target = await openOnes(trx, wanted);
    demandPlanned(linkChanges(acceptedLinks(found).get(slug), target), planned, slug);
    for (const { id: linkId, to, kind, isProposed } of found) {
      const isWanted = target[to] === kind;
      if (!isWanted && (to in target || !isProposed)) await removeLink(deps, { actor, linkId });
    }
    for (const [to, kind] of Object.entries(target)) {
      const there = found.find((one) => one.to === to && one.kind === kind);
      if (there && !there.isProposed) continue;
      const link = { actor, slug, to: trustId<Slug>(to), kind };
      const linkId = there?.id ?? (await proposeLink(deps, link));
      await answerLink(deps, { actor, linkId, answer: 'accept' });
    }
  });
}

async function openOnes(trx: Trx, wanted: Links): Promise<Links> {
  const doors = await readDoors(trx, Object.keys(wanted));
  const open = Object.entries(wanted).filter(([other]) => doors.get(other));
  return Object.fromEntries<LinkKind>(open);
}
