// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../kernel/errors.js';
import type { Answer, Decision, KeyHolder, Party, Question, Situation } from './situation.js';

export const deny = (code: ErrorCode): Decision => ({ act: 'deny', code });
export const prove = (party: Party): Decision => ({ act: 'prove', member: party.id });
export const stay = (): Decision => ({ act: 'stay' });

/** A key that nobody holds becomes the key of a member who has none. */
export const recordsKey = ({ means, holder }: Situation, known: Party): boolean =>
  means === 'proven-key' && known.key === 'none' && !holder;

/** Signs in as the member that the identity belongs to. */
export const enter = (situation: Situation, known: Party): Decision => ({
  act: 'in',
  member: known.id,
  record: recordsKey(situation, known),
});

/** The holder of the same key is the same person; a key recorded below `low` needs the older means too. */
export function linkToHolder({ session }: Situation, holder: KeyHolder): Decision {
  const proven = !holder.weak || (session?.id === holder.id && session.fresh);
  return proven ? { act: 'link', member: holder.id, record: false } : prove(holder);
}

export type Choices = Partial<Record<Answer, () => Decision>>;

/** Follows the answer when it is one of the choices, asks otherwise. */
export function choose(
  answer: Answer | undefined,
  asked: { question: Question; current?: Party | undefined; other?: Party | undefined },
  choices: Choices,
): Decision {
  const chosen = answer && choices[answer];
  if (chosen) return chosen();
  return {
    act: 'ask',
    question: asked.question,
    // The keys of a literal, in the order in which they are offered.
    options: Object.keys(choices) as Answer[],
    current: asked.current?.id,
    other: asked.other?.id,
  };
}
