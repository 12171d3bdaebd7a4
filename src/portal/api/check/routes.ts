// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import type { z } from 'zod';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { checkSubject, checkSubjects } from '../../store/check.js';
import { portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { checkBatch, checkRequest } from './schemas.js';

type Question = z.output<typeof checkRequest>;
type Batch = z.output<typeof checkBatch>;

/** Whether a member belongs or holds a role: one question, or many at once (AuthZEN 1.0, 6 and 7). */
export function checkRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  router.post('/check', async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const question = validate(checkRequest, req.body);
    res.json(answer(question, await checkSubject(deps.prepared, portal, toQuery(question))));
  });
  router.post('/check/batch', async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const questions = questionsOf(validate(checkBatch, req.body));
    const found = await checkSubjects(deps.prepared, portal, questions.map(toQuery));
    const nowhere = { member: false, roles: [] };
    const evaluations = questions.map((one, index) => answer(one, found[index] ?? nowhere));
    res.json({ evaluations });
  });
  return router;
}

const toQuery = ({ subject, resource }: Question) => ({ subject: subject.id, slug: resource.id });

const answer = (
  { action }: Question,
  { member, roles }: { readonly member: boolean; readonly roles: readonly string[] },
) => ({
  decision: action.name === 'member' ? member : roles.includes(action.name),
  context: { roles },
});

/** @throws PiazzaError `request.malformed` where a part is neither in a question nor beside the list */
function questionsOf({ evaluations, ...common }: Batch): readonly Question[] {
  return evaluations.map((own, index) => {
    const { subject, action, resource } = { ...common, ...own };
    if (subject && action && resource) return { subject, action, resource };
    throw new PiazzaError('request.malformed', { fields: [`evaluations.${index}`] });
  });
}
