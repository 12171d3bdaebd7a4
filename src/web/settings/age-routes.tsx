// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { restrictedAges, shortestAssessment } from '../../membership/domain/joining/ages.js';
import { readAges } from '../../membership/use-cases/settings/read-age-policy.js';
import { setAgePolicy } from '../../membership/use-cases/settings/set-age-policy.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { AgeForm } from './age-form.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const agesForm = z.strictObject({
  ages: z.enum(['all', ...restrictedAges]),
  assessment: z.string().trim().min(shortestAssessment).max(2_000),
  revision: z.coerce.number().int().min(0),
});

/** Of which age class the members of a community are. */
export function ageRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/age', (req, res) => show(deps, { req, res, form: emptyForm }));
  router.post('/c/:slug/manage/age', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(agesForm, req.body, {
      ages: req.t('ages.error.ages'),
      assessment: req.t('error.community.age_not_assessed'),
      revision: req.t('error.community.changed'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const { ages, ...said } = read.value;
    const slug = slugOf(req);
    try {
      await setAgePolicy(deps, { actor, slug, ...said, ages: ages === 'all' ? undefined : ages });
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'community.changed') throw error;
      const errors = { ages: req.t('error.community.changed') };
      return await show(deps, { req, res, form: { ...read.form, errors } });
    }
    setFlash(req, res, { key: 'flash.settings.saved' });
    res.redirect(303, `/c/${slug}/manage/age`);
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

async function show(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { policy, revision, texts } = await readAges(deps, { actor: viewerOf(req).actor, slug });
  const { ages = 'all', assessment, setAt } = policy;
  const values = { ages, assessment, ...form.values, revision: String(revision) };
  sendPage(req, res, {
    title: req.t('ages.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={texts.it.name}>
        <AgeForm slug={slug} setAt={setAt} form={{ values, errors: form.errors }} />
      </ManageFrame>
    ),
  });
}
