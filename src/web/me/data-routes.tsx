// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { eraseMember } from '../../identity/use-cases/erase-member.js';
import { exportMember } from '../../identity/use-cases/export-member.js';
import { listMyExports } from '../../membership/use-cases/exporting/read-exporting.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { viewerOf } from '../request.js';
import { Data } from './data.js';

const eraseForm = z.strictObject({ confirmed: z.literal('yes') });

export function dataRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.get('/me/data', (req, res) => showData(deps, { req, res, form: emptyForm }));
  router.get('/me/data/export', async (req, res) => {
    const data = await exportMember(deps, { actor: viewerOf(req).actor });
    res
      .attachment('piazza.json')
      .type('json')
      .send(JSON.stringify(data, null, 2));
  });
  router.post('/me/data/erase', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(eraseForm, req.body, { confirmed: req.t('data.erase.error') });
    if (!read.ok) return await showData(deps, { req, res, form: read.form });
    await eraseMember(deps, { actor });
    setFlash(req, res, { key: 'flash.erased' });
    res.redirect(303, '/');
  });
  return router;
}

async function showData(
  deps: Pick<WebDeps, 'db'>,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const exports = await listMyExports(deps, { actor, locale: req.locale });
  sendPage(req, res, {
    title: req.t('data.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <Data form={form} exports={exports} />,
  });
}
