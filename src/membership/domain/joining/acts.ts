// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../../kernel/level.js';
import type { BelongAct } from './affiliating.js';
import type { Ages } from './ages.js';
import type { JoinResult, WayPath } from './ways.js';

/** Something that the person can do by themselves. */
export type Act =
  /** Sign in (again): with one of these provider instances, so that it counts for this level at least. */
  | {
      readonly act: 'sign_in';
      readonly minimum: Level;
      readonly providers: readonly string[];
      /** It has to tell that the person is of this age. */
      readonly age?: Ages;
    }
  /** Prove an address at one of these domains. */
  | { readonly act: 'prove_address'; readonly domains: readonly string[] }
  | BelongAct
  /** Answer the questions that go with a request. */
  | { readonly act: 'fill_form' }
  | { readonly act: 'accept_terms' };

/** A sign-in that counts for so much. */
export type SignInAct = Extract<Act, { act: 'sign_in' }>;

/** What the page of joining asks itself, in the same form. */
export const isSettledInForm = ({ act }: Act): boolean =>
  act === 'fill_form' || act === 'accept_terms';

/**
 * Acts that, all done, let this person join or submit a request; none of them is superfluous. Where one of them is to
 * ask for a word, they do once somebody else has given it.
 */
export interface Alternative {
  readonly path: WayPath;
  readonly result: JoinResult;
  readonly acts: readonly Act[];
}

/** Whether the person can only ask, and another decides: who answers for an organisation. */
export const waitsForAnother = ({ acts }: Alternative): boolean =>
  acts.some(({ act }) => act === 'ask_confirmation');

/** Whether there is something to do it with. */
export const isPossible = ({ acts }: Alternative): boolean =>
  acts.every((act) => choicesOf(act)?.length !== 0);

/** Undefined for an act that is done in one way only. */
export function choicesOf(act: Act): readonly unknown[] | undefined {
  if (act.act === 'sign_in') return act.providers;
  if (isBelonging(act)) return act.choices;
  return act.act === 'prove_address' ? act.domains : undefined;
}

/** Whether it is about where the person belongs. */
export const isBelonging = (act: Act): act is BelongAct =>
  act.act === 'affiliate' || act.act === 'ask_confirmation';
