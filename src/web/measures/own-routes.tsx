// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { AppealId, MeasureId } from '../../kernel/ids.js';
import { answerAppeal } from '../../membership/use-cases/measures/answer-appeal.js';
import { openAppeal } from '../../membership/use-cases/measures/open-appeal.js';
import { readOwnMeasure } from '../../membership/use-cases/measures/read-measures.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { message } from './forms.js';
import { OwnMeasure } from './own-measure.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const messageForm = z.strictObject({ message });

/** A person reads what was decided about them, and has it looked at again. */
export function ownMeasureRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/me/measures/:measure', (req, res) =>
    show(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/me/measures/:measure/appeal', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(messageForm, req.body, {
      message: req.t('error.appeal.message_missing'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const measureId = measureOf(req);
    await openAppeal(deps, { actor, measureId, message: read.value.message });
    setFlash(req, res, { key: 'flash.appeal.opened' });
    res.redirect(303, `/me/measures/${measureId}`);
  });
  router.post('/me/measures/:measure/messages/:appeal', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(messageForm, req.body, {
      message: req.t('error.appeal.message_missing'),
    });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const appealId = idOf<AppealId>(req, 'appeal');
    await answerAppeal(deps, { actor, appealId, message: read.value.message });
    setFlash(req, res, { key: 'flash.appeal.answered' });
    res.redirect(303, `/me/measures/${measureOf(req)}`);
  });
  return router;
}

async function show(
  deps: Deps,
  { req, res, form = emptyForm }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const measureId = measureOf(req);
  const page = await readOwnMeasure(deps, { actor, measureId, locale: req.locale });
  sendPage(req, res, {
    title: req.t('my_measures.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <OwnMeasure page={page} form={form} />,
  });
}

const measureOf = (req: Request): MeasureId => idOf<MeasureId>(req, 'measure');
