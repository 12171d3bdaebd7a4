// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { SignInDeps } from '../deps.js';
import type { CurrentSession } from '../domain/session.js';
import { finishSignIn, type SignInResult } from './finish-sign-in.js';
import { pendingSchema, type Asked, type Pending } from './keep-question.js';
import { toRefusal } from './refusal.js';
import type { Answer } from './resolution.js';
import { findPending, markAnswered } from '../store/pending.js';

export interface AnswerPending {
  readonly pendingId: string;
  readonly answer: string;
  readonly browser?: string | undefined;
  readonly session?: CurrentSession | undefined;
  readonly device?: string | undefined;
}

/**
 * Goes on with a sign-in that had to ask. Who had to prove an older means first has done so by now:
 * the session is that proof, and the answer `link` adds the means that waited.
 * @throws PiazzaError `sign_in.question_gone`, `identity.other_person` when the one who proved is another member
 */
export async function answerPending(deps: SignInDeps, input: AnswerPending): Promise<SignInResult> {
  const { pendingId, session, device = '', browser = '' } = input;
  const pending = await readPending(deps, input);
  const { asked } = pending;
  const proving = 'how' in asked;
  const offered = answersTo(asked);
  const answer = offered.find((option) => option === input.answer);
  if (!answer) throw gone('answer.not_offered');
  if (proving && session && session.memberId !== asked.member) {
    throw new PiazzaError('identity.other_person', { pending: pendingId });
  }
  if (!(await markAnswered(deps.db, pendingId, deps.now()))) throw gone('answer.twice');
  try {
    const intent = proving ? 'link' : pending.intent;
    return await finishSignIn(deps, { ...pending, intent, browser, device, session, answer });
  } catch (error) {
    throw toRefusal(error, { instance: pending.provider, pending: pendingId });
  }
}

/** An offer takes no answer: who wants it signs in once more. */
function answersTo(asked: Asked): readonly Answer[] {
  if ('twin' in asked) return [];
  return 'how' in asked ? ['link'] : asked.options;
}

/** What waits for an answer of this browser. @throws PiazzaError `sign_in.question_gone` */
export async function readPending(
  deps: Pick<SignInDeps, 'db' | 'box' | 'now'>,
  { pendingId, browser }: Pick<AnswerPending, 'pendingId' | 'browser'>,
): Promise<Pending> {
  const query = { id: pendingId, browser: browser ?? '', now: deps.now() };
  const content = await findPending(deps.db, deps.box, query);
  if (content === undefined) throw gone('question.unknown');
  return pendingSchema.parse(JSON.parse(content));
}

const gone = (rule: string): PiazzaError => new PiazzaError('sign_in.question_gone', { rule });
