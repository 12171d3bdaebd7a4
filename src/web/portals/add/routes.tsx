// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ClientId } from '../../../kernel/ids.js';
import { addPortal } from '../../../portal/use-cases/add-portal.js';
import { connectPortal } from '../../../portal/use-cases/connect-portal.js';
import {
  parseSite,
  presetNames,
  startOf,
  type PresetName,
} from '../../../portal/use-cases/prepare-portal.js';
import { emptyForm, type FormState } from '../../components/field.js';
import { takeDraft } from '../../draft.js';
import { setFlash } from '../../flash.js';
import { sendPage } from '../../layout/page.js';
import { readForm } from '../../read-form.js';
import { viewerOf } from '../../request.js';
import { withAllFaults } from '../form/all-faults.js';
import { askedAside } from '../form/aside.js';
import { boxesOf, choicesFor } from '../form/choices.js';
import { newPortalForm } from '../form/read.js';
import { refused, sentencesOf } from '../form/refusal.js';
import { brandNew, toPortal, valuesOf } from '../form/values.js';
import { sendNewSecret } from '../new-secret.js';
import type { PortalPagesDeps } from '../deps.js';
import { readQuery } from '../../read-query.js';
import { ChooseSoftware } from './choose.js';
import { DescribePortal } from './describe.js';

const choice = z.strictObject({
  software: z.enum([...presetNames, 'other']).optional(),
  site: z.string().trim().max(2_000).optional(),
});
const nothing = { ...startOf(undefined), ...brandNew, scopes: [], sector: '' };

/** A portal comes into the register: which software, then everything about it, then its secret, once. */
export function addPortalRoutes(deps: PortalPagesDeps): Router {
  const router = express.Router();
  router.get('/staff/portals/new', async (req, res) => {
    const draft = takeDraft(req, res);
    if (draft.values['name'] !== undefined) return describe(deps, { req, res, form: draft });
    const { software, site } = readQuery(choice, req.query);
    if (site === undefined) return choose(deps, { req, res, form: emptyForm });
    if (software === undefined) {
      const errors = { software: req.t('portals.form.error.choice') };
      return choose(deps, { req, res, form: { values: { site }, errors } });
    }
    const begun = begin(deps, { software, site });
    if (begun) return describe(deps, { req, res, form: begun });
    const errors = { site: req.t('portals.form.error.site') };
    return choose(deps, { req, res, form: { values: { software, site }, errors } });
  });
  router.post('/staff/portals/new', async (req, res) => {
    const { actor } = viewerOf(req);
    const aside = askedAside(req.body);
    if (aside) return await describe(deps, { req, res, form: aside });
    const boxes = boxesOf(deps, nothing);
    const schema = newPortalForm(boxes);
    const read = readForm(schema, req.body, sentencesOf(req, boxes));
    if (!read.ok) {
      const unread = { schema, boxes, form: read.form, before: nothing };
      return await describe(deps, { req, res, form: await withAllFaults(deps, req, unread) });
    }
    const { client_id: clientId } = read.value;
    const { sector, ...rest } = toPortal(read.value, boxes, nothing);
    const said = sector === '' ? rest : { ...rest, sector };
    try {
      const { secret } = await addPortal(deps.keepPortals, { actor, clientId, said });
      if (secret === undefined) return tellAdded(req, res, clientId);
      const { issuer } = deps;
      const which = { actor, clientId, issuer, secret };
      const connection = await connectPortal(deps.keepPortals, which);
      return sendNewSecret(req, res, { clientId, secret, kind: 'first', connection });
    } catch (error) {
      return await describe(deps, { req, res, form: refused(req, error, read.form) });
    }
  });
  return router;
}

/** One that presents no secret has none to be shown. */
function tellAdded(req: Request, res: Response, clientId: ClientId): void {
  setFlash(req, res, { key: 'flash.portal.added' });
  res.redirect(303, `/staff/portals/${clientId}/connect`);
}

/** The form as the software wants it; undefined where its site is not known well enough. */
function begin(
  { keepPortals }: PortalPagesDeps,
  { software, site }: { software: PresetName | 'other'; site: string },
): FormState | undefined {
  const origin = parseSite(keepPortals, site);
  if (origin === undefined && (software !== 'other' || site !== '')) return undefined;
  const start = startOf(software === 'other' || !origin ? undefined : { name: software, origin });
  const clientId = origin ? new URL(origin).hostname : '';
  const values = { ...valuesOf({ ...start, sector: '' }, brandNew), client_id: clientId };
  return { values, errors: {} };
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

async function choose(deps: PortalPagesDeps, { req, res, form }: Showing): Promise<void> {
  await deps.keepPortals.demandKeeper(deps.keepPortals.db, viewerOf(req).actor);
  sendPage(req, res, {
    title: req.t('portals.add'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <ChooseSoftware form={form} />,
  });
}

async function describe(deps: PortalPagesDeps, { req, res, form }: Showing): Promise<void> {
  const choices = await choicesFor(deps, req, { form, portal: nothing });
  sendPage(req, res, {
    title: req.t('portals.add'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <DescribePortal form={form} choices={choices} />,
  });
}
