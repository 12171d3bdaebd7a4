// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { acceptTerms } from '../../membership/use-cases/terms-of-use/accept-terms.js';
import { readTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { splitAccepted, untickedFaults, valuesOfAccepted } from './accepted.js';
import { TermsView } from './page.js';
import { publishTermsRoutes } from './publish-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const version = z.coerce.number().int().min(1).max(1_000_000).optional();
const pageQuery = z.strictObject({ version, before: version });
const nothing = z.strictObject({});

/** Reading and accepting the terms of a community and of the platform. */
export function termsRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/condizioni', (req, res) => show(deps, { req, res, form: emptyForm }));
  router.post('/condizioni', (req, res) => accept(deps, { req, res }));
  router.get('/c/:slug/terms', (req, res) =>
    show(deps, { req, res, slug: slugOf(req), form: emptyForm }),
  );
  router.post('/c/:slug/terms', (req, res) => accept(deps, { req, res, slug: slugOf(req) }));
  router.use(publishTermsRoutes(deps));
  return router;
}

interface Exchange {
  readonly req: Request;
  readonly res: Response;
  readonly slug?: Slug;
}

async function accept(deps: Deps, exchange: Exchange): Promise<void> {
  const { req, res, slug } = exchange;
  const { accepted, rest } = splitAccepted(req.body, req.locale);
  validate(nothing, rest);
  const { actor } = viewerOf(req);
  try {
    await acceptTerms(deps, { actor, slug, accepted });
  } catch (error) {
    const unticked = error instanceof PiazzaError && error.code === 'membership.terms_not_accepted';
    if (!unticked) throw error;
    const form = { values: valuesOfAccepted(accepted), errors: {} };
    return await show(deps, { ...exchange, form, refused: true });
  }
  setFlash(req, res, { key: 'flash.terms.accepted' });
  res.redirect(303, slug === undefined ? '/me' : `/c/${slug}`);
}

interface Showing extends Exchange {
  readonly form: FormState;
  readonly refused?: true;
}

async function show(deps: Deps, { req, res, slug, form, refused }: Showing): Promise<void> {
  const { version: number, before } = readQuery(pageQuery, req.query);
  const viewer = req.viewer?.actor;
  const terms = await readTerms(deps, { viewer, slug, number, before, lang: req.locale });
  const whose = slug
    ? (await getCommunity(deps, { slug, locale: req.locale, viewer })).text.name
    : req.t('terms.platform');
  const errors = refused ? untickedFaults(terms.owed, form, req.t) : {};
  const address = slug ? `/c/${slug}/terms` : '/condizioni';
  sendPage(req, res, {
    title: req.t('terms.title', { whose }),
    status: refused ? 422 : 200,
    body: <TermsView {...{ terms, whose, address }} form={{ ...form, errors }} />,
  });
}
