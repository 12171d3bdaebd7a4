// SPDX-License-Identifier: AGPL-3.0-or-later
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseSlug } from '../../kernel/ids.js';
import type { ExternalCommunity } from '../../membership/domain/external/external-community.js';
import { demandRight } from '../../membership/use-cases/demand-right.js';
import { createExternal } from '../../membership/use-cases/external/create-external.js';
import { describeExternal } from '../../membership/use-cases/external/describe-external.js';
import { listExternal } from '../../membership/use-cases/external/list-external.js';
import {
  readExternal,
  readExternalSettings,
} from '../../membership/use-cases/external/read-external.js';
import { withdrawExternal } from '../../membership/use-cases/external/withdraw-external.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { changeForm, createForm, sentences, toDescription, valuesOf } from './form.js';
import { External, ExternalForm, ExternalList } from './pages.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const pageOfCommunity = /^\/c\/([^/?]+)(?:\?|$)/;
const nothing = z.strictObject({});
const listQuery = z.strictObject({ cursor: z.string().max(500).optional() });

/** Where the page of a community would be, the page of one that lives elsewhere. */
export function externalPage(deps: Pick<WebDeps, 'db'>): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (!(error instanceof PiazzaError) || error.code !== 'community.elsewhere') return next(error);
    const slug = parseSlug(pageOfCommunity.exec(req.originalUrl)?.[1]);
    if (req.method !== 'GET' || !slug) return next(error);
    const viewer = req.viewer?.actor;
    const page = await readExternal(deps, { slug, locale: req.locale, viewer });
    sendPage(req, res, { title: page.text.name, body: <External page={page} /> });
  };
}

/** The entries that staff look after. */
export function staffExternalRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/staff/external', async (req, res) => {
    const { cursor } = readQuery(listQuery, req.query);
    const list = await listExternal(deps, { actor: viewerOf(req).actor, cursor });
    sendPage(req, res, { title: req.t('external.title'), body: <ExternalList {...list} /> });
  });
  router.get('/staff/external/new', async (req, res) => {
    await demandRight(deps.db, viewerOf(req).actor, 'community.approve');
    show(req, res, { form: takeDraft(req, res) });
  });
  router.post('/staff/external/new', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(createForm, req.body, sentences(req));
    if (!read.ok) return show(req, res, { form: read.form });
    const { slug } = read.value;
    try {
      await createExternal(deps, { actor, slug, ...toDescription(read.value) });
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'community.slug_taken') throw error;
      const errors = { slug: req.t('error.community.slug_taken') };
      return show(req, res, { form: { ...read.form, errors } });
    }
    setFlash(req, res, { key: 'flash.external.listed' });
    res.redirect(303, `/c/${slug}`);
  });
  changeRoutes(router, deps);
  return router;
}

function changeRoutes(router: Router, deps: Deps): void {
  router.get('/staff/external/:slug', async (req, res) => {
    const slug = slugOf(req);
    const entry = await readExternalSettings(deps, { actor: viewerOf(req).actor, slug });
    const { values, errors } = takeDraft(req, res);
    show(req, res, { entry, form: { values: { ...valuesOf(entry), ...values }, errors } });
  });
  router.post('/staff/external/:slug', async (req, res) => {
    const by = { actor: viewerOf(req).actor, slug: slugOf(req) };
    const read = readForm(changeForm, req.body, sentences(req));
    if (!read.ok) {
      return show(req, res, { entry: await readExternalSettings(deps, by), form: read.form });
    }
    const { revision } = read.value;
    await describeExternal(deps, { ...by, revision, ...toDescription(read.value) });
    setFlash(req, res, { key: 'flash.external.described' });
    res.redirect(303, `/c/${by.slug}`);
  });
  router.post('/staff/external/:slug/withdraw', async (req, res) => {
    validate(nothing, req.body);
    await withdrawExternal(deps, { actor: viewerOf(req).actor, slug: slugOf(req) });
    setFlash(req, res, { key: 'flash.external.withdrawn' });
    res.redirect(303, '/staff/external');
  });
}

function show(
  req: Request,
  res: Response,
  { form, entry }: { form: FormState; entry?: ExternalCommunity },
): void {
  sendPage(req, res, {
    title: entry?.texts.it.name ?? req.t('external.new'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <ExternalForm form={form} entry={entry} />,
  });
}
