// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Slug } from '../../kernel/ids.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { publishTerms } from '../../membership/use-cases/terms-of-use/publish-terms.js';
import { readTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { StaffFrame } from '../staff/frame.js';
import { PublishTerms } from './publish.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const content = z.string().trim().min(1).max(7_000);
const termsForm = z.strictObject({
  it: content,
  en: content,
  material: z.literal('yes').optional(),
  effective_from: z
    .union([z.literal(''), z.iso.date()])
    .default('')
    .transform((day) => (day === '' ? undefined : new Date(`${day}T00:00:00Z`))),
});

/** Publishing terms: a community's by its managers, the platform's by its administrators. */
export function publishTermsRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/terms', (req, res) =>
    show(deps, { req, res, slug: slugOf(req), form: emptyForm }),
  );
  router.post('/c/:slug/manage/terms', (req, res) =>
    publish(deps, { req, res, slug: slugOf(req) }),
  );
  router.get('/staff/terms', (req, res) => show(deps, { req, res, form: emptyForm }));
  router.post('/staff/terms', (req, res) => publish(deps, { req, res }));
  return router;
}

interface Exchange {
  readonly req: Request;
  readonly res: Response;
  readonly slug?: Slug;
}

const addressOf = (slug: Slug | undefined): string =>
  slug === undefined ? '/staff/terms' : `/c/${slug}/manage/terms`;

async function publish(deps: Deps, exchange: Exchange): Promise<void> {
  const { req, res, slug } = exchange;
  const { actor } = viewerOf(req);
  const read = readForm(termsForm, req.body, {
    it: req.t('terms.error.text'),
    en: req.t('terms.error.text'),
    effective_from: req.t('terms.error.date'),
  });
  if (!read.ok) return await show(deps, { ...exchange, form: read.form });
  const { it, en, material, effective_from: effectiveFrom } = read.value;
  const texts = { it, en };
  await publishTerms(deps, { actor, slug, texts, material: material === 'yes', effectiveFrom });
  setFlash(req, res, { key: 'flash.terms.published' });
  res.redirect(303, addressOf(slug));
}

async function show(
  deps: Deps,
  { req, res, slug, form }: Exchange & { readonly form: FormState },
): Promise<void> {
  const viewer = viewerOf(req).actor;
  const terms = await readTerms(deps, { viewer, slug, lang: req.locale, toPublish: true });
  const publishing = { terms, form, action: addressOf(slug) };
  const body =
    slug === undefined ? (
      <StaffFrame title={req.t('staff.nav.terms')}>
        <PublishTerms {...publishing} address="/condizioni" />
      </StaffFrame>
    ) : (
      <ManageFrame
        slug={slug}
        name={(await getCommunity(deps, { slug, locale: req.locale, viewer })).text.name}
      >
        <PublishTerms {...publishing} address={`/c/${slug}/terms`} />
      </ManageFrame>
    );
  sendPage(req, res, {
    title: req.t(slug === undefined ? 'staff.nav.terms' : 'manage.nav.terms'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body,
  });
}
