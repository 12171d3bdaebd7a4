// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import { validate } from '../../../http/validate.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { checkSubject, checkSubjects, type Found } from '../../store/check.js';
import { noLongerCaller, portalCaller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import { checkBatch, checkRequest } from './schemas.js';

type Batch = z.output<typeof checkBatch>;

/** Whether a member belongs or holds a role: one question, or many at once (AuthZEN 1.0, 6 and 7). */
export function checkRoutes(
  router: Router,
  { prepared }: Pick<ApiDeps, 'prepared'>,
  before: Readonly<Record<'one' | 'many', readonly RequestHandler[]>>,
): void {
  router.post('/check', ...before.one, async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const { subject, action, resource } = validate(checkRequest, req.body);
    const query = { subject: subject.id, slug: resource.id };
    const found = await checkSubject(prepared, portal, query);
    if (!found) throw noLongerCaller(req, portal);
    send(res, answer(action.name, found));
  });
  router.post('/check/batch', ...before.many, async (req, res) => {
    const { portal } = portalCaller(req, 'memberships:read');
    const { subjects, slugs, names } = questionsOf(validate(checkBatch, req.body));
    const found = await checkSubjects(prepared, portal, { subjects, slugs });
    if (!found) throw noLongerCaller(req, portal);
    const evaluations = found.map((one, index) => answer(names[index] ?? '', one));
    send(res, { evaluations });
  });
}

const answer = (name: string, { member, roles }: Found) => ({
  decision: name === 'member' ? member : roles.includes(name),
  context: { roles },
});

/** Without what Express looks up for each answer: this one is sent at every click. */
function send(res: Response, body: object): void {
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.end(JSON.stringify(body));
}

/** @throws PiazzaError `request.malformed` where a part is neither in a question nor beside the list */
function questionsOf({ evaluations, ...common }: Batch) {
  const subjects: string[] = [];
  const slugs: string[] = [];
  const names: string[] = [];
  for (const [index, own] of evaluations.entries()) {
    const subject = own.subject ?? common.subject;
    const action = own.action ?? common.action;
    const resource = own.resource ?? common.resource;
    if (!subject || !action || !resource) {
      throw new PiazzaError('request.malformed', { fields: [`evaluations.${index}`] });
    }
    subjects.push(subject.id);
    slugs.push(resource.id);
    names.push(action.name);
  }
  return { subjects, slugs, names };
}
