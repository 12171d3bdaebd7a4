// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import type { Community } from '../../domain/community.js';
import {
  unmetConditions,
  waysByDistance,
  type UnmetCondition,
} from '../../domain/joining/conditions.js';
import type { JoinWay } from '../../domain/joining/ways.js';
import type { Candidacy } from '../../store/candidacy.js';
import type { FilledForm } from '../form/take-answers.js';
import { acceptsAll, type Acceptance } from '../terms-of-use/accept-terms.js';

/** What somebody brings who would join. */
export interface Brought {
  readonly actor: Actor;
  /** The questions of a community that asks some, answered. */
  readonly filled?: FilledForm | undefined;
  /** The terms that were ticked. */
  readonly accepted?: Acceptance | undefined;
}

/** The first condition that is unmet, and the nearest way in. */
export function weigh(
  { community, candidacy }: { community: Community; candidacy: Candidacy },
  { actor, filled, accepted }: Brought,
): { readonly unmet: UnmetCondition | undefined; readonly way: JoinWay } {
  const formMissing = candidacy.form !== undefined && filled === undefined;
  const termsMissing = !acceptsAll(candidacy.terms, accepted);
  const candidate = { ...actor, ...candidacy, formMissing, termsMissing };
  const [unmet] = unmetConditions(community, candidate);
  return { unmet, way: waysByDistance(community, candidate)[0]?.way ?? { path: 'approval' } };
}
