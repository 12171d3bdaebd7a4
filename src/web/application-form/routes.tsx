// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { questionName } from '../../membership/domain/form/definition.js';
import { dropForm } from '../../membership/use-cases/form/drop-form.js';
import { editForm } from '../../membership/use-cases/form/edit-form.js';
import { publishForm } from '../../membership/use-cases/form/publish-form.js';
import { readFormWork, type FormWorkView } from '../../membership/use-cases/form/read-form-work.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash, type FlashKey } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { FormEditor } from './editor.js';
import { questionForm, typedOf } from './read-question.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const pageQuery = z.strictObject({ question: questionName.optional() });
const changeForm = z.strictObject({ change: z.enum(['raise', 'remove']) });
const nothing = z.strictObject({});

/** What the managers of a community ask of those who request to join. */
export function applicationFormRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/form', async (req, res) => {
    const { question: name } = readQuery(pageQuery, req.query);
    await showEditor(deps, { req, res, name });
  });
  router.post('/c/:slug/manage/form', (req, res) => setQuestion(deps, req, res));
  router.post('/c/:slug/manage/form/questions/:question', async (req, res) => {
    const change = validate(changeForm, req.body);
    const name = nameOf(req.params['question']);
    await editForm(deps, { ...whereOf(req), change: { ...change, name } });
    done(req, res, 'flash.form.changed');
  });
  router.post('/c/:slug/manage/form/publish', async (req, res) => {
    validate(nothing, req.body);
    await publishForm(deps, whereOf(req));
    done(req, res, 'flash.form.published');
  });
  router.post('/c/:slug/manage/form/drop', async (req, res) => {
    validate(nothing, req.body);
    await dropForm(deps, whereOf(req));
    done(req, res, 'flash.form.dropped');
  });
  return router;
}

async function setQuestion(deps: Deps, req: Request, res: Response): Promise<void> {
  const { name: rawName, ...body } = Object(req.body) as Record<string, unknown>;
  const name = rawName === undefined ? undefined : nameOf(rawName);
  const read = readForm(questionForm, body, {
    title: req.t('form.error.title'),
    title_en: req.t('form.error.title'),
    kind: req.t('form.error.kind'),
    hint: req.t('form.error.hint'),
    hint_en: req.t('form.error.hint'),
    options: req.t('form.error.options'),
    longest: req.t('form.error.longest'),
    minimum: req.t('form.error.number'),
    maximum: req.t('form.error.number'),
  });
  if (!read.ok) return await showEditor(deps, { req, res, name, form: read.form });
  await editForm(deps, { ...whereOf(req), change: { change: 'set', name, asked: read.value } });
  done(req, res, 'flash.form.changed');
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly name: string | undefined;
  /** What was typed and is at fault. */
  readonly form?: FormState;
}

async function showEditor(deps: Deps, { req, res, name, form }: Showing): Promise<void> {
  const { actor, slug } = whereOf(req);
  const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const work = await readFormWork(deps, { actor, slug });
  const question = { name, form: form ?? stateOf(work, name) };
  sendPage(req, res, {
    title: req.t('manage.nav.form'),
    status: form ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <FormEditor {...{ slug, work, question }} />
      </ManageFrame>
    ),
  });
}

/** @throws PiazzaError `page.not_found` for a question that is not there (any more) */
function stateOf({ draft, published }: FormWorkView, name: string | undefined): FormState {
  if (name === undefined) return emptyForm;
  const { properties, required } = draft ?? published?.definition ?? {};
  const question = properties?.[name];
  if (!question) throw new PiazzaError('page.not_found');
  const values = typedOf({ question, required: required?.includes(name) ?? false });
  return { values, errors: {} };
}

const whereOf = (req: Request) => ({ actor: viewerOf(req).actor, slug: slugOf(req) });

function nameOf(raw: unknown): string {
  const name = questionName.safeParse(raw).data;
  if (name === undefined) throw new PiazzaError('page.not_found');
  return name;
}

function done(req: Request, res: Response, key: FlashKey): void {
  setFlash(req, res, { key });
  res.redirect(303, `/c/${slugOf(req)}/manage/form`);
}
