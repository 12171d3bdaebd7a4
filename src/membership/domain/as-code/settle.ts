// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { PiazzaError } from '../../../kernel/errors.js';
import { cardFields } from '../cards/card.js';
import { shortestAssessment } from '../joining/ages.js';
import { optionalRoles } from '../roles/in-use.js';
import { addressOn, type ServingPortal } from '../settings/home.js';
import { isUnconditional } from '../settings/demand-change.js';
import { missingToOpen, type NeededToOpen } from '../settings/readiness.js';
import type { CommunityDocument } from './document.js';
import { overlay, type Said } from './overlay.js';
import {
  blankState,
  noText,
  stateDifferences,
  statedForm,
  type CommunityState,
  type StatedText,
  type StatedWay,
} from './state.js';

export interface Settling {
  /** Undefined for a community that is not there yet. */
  readonly actual: CommunityState | undefined;
  readonly wanted: CommunityDocument;
  /** Whether groups that the file does not mention end. */
  readonly prune: boolean;
  readonly activeManagers: number;
  readonly platformHasTerms: boolean;
  /** Those that serve it. */
  readonly portals: readonly ServingPortal[];
}

export interface Settled {
  readonly target: CommunityState;
  /** What a draft lacks before it may open as the file wants. */
  readonly lacks: readonly NeededToOpen[];
  /** Groups come once the community is active. */
  readonly groupsWait: boolean;
  /** Its home portal comes once that serves it. */
  readonly homeWaits: boolean;
}

/**
 * What a community becomes by what a file says of it.
 * @throws PiazzaError `community.archived`, `community.text_missing`, `community.status_refused`,
 *   `community.way_unconditional`, `community.reason_missing`, `community.level_reason_missing`,
 *   `community.age_not_assessed`, `community.home_not_on_portal`
 */
export function settle(settling: Settling): Settled {
  const actual = settling.actual ?? blankState;
  const merged = mergeFields(actual, settling);
  if (settling.actual === undefined) demandItalian(merged.texts.it);
  if (merged.minimumLevel === 'none' && !merged.levelReason) {
    throw new PiazzaError('community.level_reason_missing');
  }
  const { admitted, assessment } = merged.ages;
  if (admitted !== 'all' && assessment.length < shortestAssessment) {
    throw new PiazzaError('community.age_not_assessed');
  }
  const lacks = lackedBy(merged, settling);
  const status = lacks.length > 0 ? actual.status : merged.status;
  demandLawful(actual, { ...merged, status });
  const isClosed = status === 'archived';
  const isOpen = [actual.status, status].includes('active') || opens(actual, { status });
  const groups = isOpen && !isClosed ? merged.groups : actual.groups;
  const groupsWait = !isClosed && !isDeepStrictEqual(groups, merged.groups);
  const homePortal = settleHome(merged, settling.portals);
  const homeWaits = !isClosed && homePortal !== merged.homePortal;
  const target = {
    ...merged,
    status,
    groups,
    homePortal: isClosed ? actual.homePortal : homePortal,
  };
  if (actual.status === 'archived' && stateDifferences(actual, target).length > 0) {
    throw new PiazzaError('community.archived');
  }
  return { target, lacks, groupsWait, homeWaits };
}

/** The portal that a space is on; null as long as it does not serve the community. */
function settleHome(
  { homeUrl, homePortal }: CommunityState,
  portals: readonly ServingPortal[],
): string | null {
  const portal = portals.find(({ clientId }) => clientId === homePortal);
  if (!portal) return null;
  if (homeUrl === null) throw new PiazzaError('community.home_not_on_portal');
  addressOn(portal, homeUrl);
  return homePortal;
}

function mergeFields(actual: CommunityState, { wanted, prune }: Settling): CommunityState {
  const {
    texts,
    term,
    terms,
    groups,
    status = actual.status,
    statusReason,
    ways,
    ages,
    // Said of two communities: settled by itself.
    links: _links,
    ...plain
  } = wanted;
  const said = overlay(actual, plain);
  return {
    ...said,
    ways: ways ? ways.map((way) => mergeWay(actual.ways, way)) : actual.ways,
    furtherRoles: optionalRoles.filter((role) => said.furtherRoles.includes(role)),
    cardFields: cardFields.filter((field) => said.cardFields.includes(field)),
    form: statedForm(said.form ?? undefined),
    programmes: said.programmes.toSorted(),
    ages: overlay(actual.ages, ages),
    status,
    // A reason is given with the act, and stands as long as the status.
    statusReason: status === actual.status ? actual.statusReason : (statusReason ?? null),
    levelReason: said.minimumLevel === 'none' ? said.levelReason : null,
    texts: {
      it: overlay(actual.texts.it, texts?.it),
      en: english(actual, texts?.en),
    },
    term: overlay(actual.term, term),
    terms: terms ? { it: terms.it, en: terms.en } : actual.terms,
    groups: prune && groups ? groups : { ...actual.groups, ...groups },
  };
}

type SaidWay = NonNullable<CommunityDocument['ways']>[number];

/** A way is what the file says; only what it demands of belonging stays where the file says nothing of it. */
function mergeWay(before: readonly StatedWay[], { affiliation, ...way }: SaidWay): StatedWay {
  const held = before.find(({ path }) => path === way.path)?.affiliation;
  const demand = affiliation === undefined ? held : affiliation;
  const merged: StatedWay = demand ? { ...way, affiliation: demand } : way;
  if (isUnconditional(merged)) throw new PiazzaError('community.way_unconditional');
  return merged;
}

function english(
  { texts }: CommunityState,
  said: Said<StatedText> | null | undefined,
): StatedText | null {
  if (!said) return said === null ? null : texts.en;
  return overlay(texts.en ?? noText, said);
}

function demandItalian({ name, summary, howToJoin }: StatedText): void {
  if (!name || !summary || !howToJoin) throw new PiazzaError('community.text_missing');
}

function lackedBy(merged: CommunityState, settling: Settling): readonly NeededToOpen[] {
  if (!opens(settling.actual ?? blankState, merged)) return [];
  const hasTerms = settling.platformHasTerms || merged.terms !== null;
  const { activeManagers } = settling;
  const contact = merged.contact ?? undefined;
  return missingToOpen({ activeManagers, ways: merged.ways, contact }, merged.texts.it, {
    hasTerms,
  });
}

type Standing = Pick<CommunityState, 'status'>;

/** Whether a draft opens its doors, be it to be frozen at once. */
export const opens = (from: Standing, to: Standing): boolean =>
  from.status === 'draft' && (to.status === 'active' || to.status === 'frozen');

/** From each status, which others it may go to. */
const lawful: Readonly<Record<CommunityState['status'], readonly CommunityState['status'][]>> = {
  draft: ['active', 'frozen', 'archived'],
  active: ['frozen', 'archived'],
  frozen: ['active', 'archived'],
  archived: [],
};

function demandLawful(actual: CommunityState, { status, statusReason }: CommunityState): void {
  if (status === actual.status) return;
  if (actual.status === 'archived') throw new PiazzaError('community.archived');
  if (!lawful[actual.status].includes(status)) {
    throw new PiazzaError('community.status_refused', { from: actual.status, to: status });
  }
  if ((status === 'frozen' || status === 'archived') && !statusReason) {
    throw new PiazzaError('community.reason_missing');
  }
}
