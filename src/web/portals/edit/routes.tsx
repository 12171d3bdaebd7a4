// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { editPortal } from '../../../portal/use-cases/edit-portal.js';
import { readPortalToEdit } from '../../../portal/use-cases/read-portal.js';
import type { FormState } from '../../components/field.js';
import { takeDraft } from '../../draft.js';
import { sendPage } from '../../layout/page.js';
import { readForm } from '../../read-form.js';
import { viewerOf } from '../../request.js';
import { clientOf } from '../client-of.js';
import type { PortalPagesDeps } from '../deps.js';
import { withAllFaults } from '../form/all-faults.js';
import { askedAside } from '../form/aside.js';
import { boxesOf, choicesFor } from '../form/choices.js';
import { changedPortalForm } from '../form/read.js';
import { refused, sentencesOf } from '../form/refusal.js';
import { toPortal, valuesOf } from '../form/values.js';
import { sendNewSecret } from '../new-secret.js';
import { tellChanges } from './changes.js';
import { EditPortal } from './page.js';

/** A portal of the register is changed, from the state that was looked at. */
export function editPortalRoutes(deps: PortalPagesDeps): Router {
  const router = express.Router();
  const page = '/staff/portals/:client/edit';
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, async (req, res) => {
    const { actor } = viewerOf(req);
    const clientId = clientOf(req);
    const aside = askedAside(req.body);
    if (aside) return await show(deps, { req, res, form: aside });
    const { state, hasSecret } = await readPortalToEdit(deps.keepPortals, { actor, clientId });
    const boxes = boxesOf(deps, state);
    const schema = changedPortalForm(boxes);
    const before = { ...state, hasSecret };
    const read = readForm(schema, req.body, sentencesOf(req, boxes));
    if (!read.ok) {
      const unread = { schema, boxes, form: read.form, before, clientId };
      return await show(deps, { req, res, form: await withAllFaults(deps, req, unread) });
    }
    const { tag } = read.value;
    const { sector, ...rest } = toPortal(read.value, boxes, before);
    const said = { ...rest, sector: sector || clientId };
    try {
      const edit = { actor, clientId, tag, said };
      const { changes, secret } = await editPortal(deps.keepPortals, edit);
      if (secret) return sendNewSecret(req, res, { clientId, secret, kind: 'client' });
      tellChanges(req, res, changes);
    } catch (error) {
      return await show(deps, { req, res, form: refused(req, error, read.form) });
    }
    res.redirect(303, `/staff/portals/${clientId}`);
  });
  return router;
}

const statusOf = ({ errors }: FormState): number => {
  if (errors['tag']) return 409;
  return Object.keys(errors).length > 0 ? 422 : 200;
};

async function show(
  deps: PortalPagesDeps,
  { req, res, form: typed }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const clientId = clientOf(req);
  const portal = await readPortalToEdit(deps.keepPortals, { actor, clientId });
  const { state, hasSecret } = portal;
  // A box that was unticked is not sent: what was typed stands alone.
  const values = typed.values['name'] === undefined ? valuesOf(state, { hasSecret }) : typed.values;
  const form = { values, errors: typed.errors };
  const choices = await choicesFor(deps, req, { form, portal: state });
  sendPage(req, res, {
    title: req.t('portals.edit.title', { name: state.name }),
    status: statusOf(form),
    body: <EditPortal {...{ clientId, portal, form, choices }} />,
  });
}
