// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Portal } from '../../domain/portal.js';
import { checkSubject, checkSubjects, type Found } from '../../store/check.js';
import { areInGroups } from '../../store/check-groups.js';
import { noLongerCaller, portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import type { Question } from './question.js';
import { readQuestion, readQuestions } from './read.js';

/** Whether a member belongs or holds a role: one question, or many at once (AuthZEN 1.0, 6 and 7). */
export function checkRoutes(
  router: Router,
  { prepared }: Pick<ApiDeps, 'prepared'>,
  before: Readonly<Record<'one' | 'many', readonly RequestHandler[]>>,
): void {
  const ask = async (req: Request, portal: Portal, question: Question): Promise<string> => {
    const found = await checkSubject(prepared, portal, question);
    if (!found) throw noLongerCaller(req, portal);
    const asked = { questions: [question], found: [found] };
    const [narrowed = found] = await within(prepared, portal, asked);
    return answer(question.name, narrowed);
  };
  router.post('/check', ...before.one, async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    send(res, await ask(req, portal, readQuestion(req.body)));
  });
  router.post('/check/batch', ...before.many, async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const questions = readQuestions(req.body);
    if (!isMany(questions)) return send(res, await ask(req, portal, questions));
    const found = await checkSubjects(prepared, portal, questions);
    if (!found) throw noLongerCaller(req, portal);
    const narrowed = await within(prepared, portal, { questions, found });
    const answers = narrowed.map((one, index) => answer(questions[index]?.name ?? '', one));
    send(res, `{"evaluations":[${answers.join(',')}]}`);
  });
}

const isMany = (asked: readonly Question[] | Question): asked is readonly Question[] =>
  Array.isArray(asked);

const stranger: Found = { member: false, roles: [] };

/** Who is not in the group that is asked for is as nobody there; one statement more, only where some question names one. */
async function within(
  db: ApiDeps['prepared'],
  { clientId }: Pick<Portal, 'clientId'>,
  asked: { readonly questions: readonly Question[]; readonly found: readonly Found[] },
): Promise<readonly Found[]> {
  const { questions, found } = asked;
  if (questions.every(({ group }) => group === undefined)) return found;
  const inside = await areInGroups(db, { clientId }, questions);
  return found.map((one, index) =>
    questions[index]?.group === undefined || inside.has(index) ? one : stranger,
  );
}

const decided = (decision: boolean, roles: readonly string[]): string =>
  JSON.stringify({ decision, context: { roles } });
const [yes, no] = [decided(true, []), decided(false, [])];

/** Most of those who are asked about hold no role: what is said of them is written already. */
function answer(name: string, { member, roles }: Found): string {
  if (roles.length > 0) return decided(name === 'member' ? member : roles.includes(name), roles);
  return member && name === 'member' ? yes : no;
}

/** Without what Express looks up for each answer: this one is sent at every click. */
function send(res: Response, json: string): void {
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(json);
}
