// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { OrganisationId } from '../../kernel/ids.js';
import {
  changeOrganisation,
  readEntry,
} from '../../membership/use-cases/organisations/change-organisation.js';
import { closeOrganisation } from '../../membership/use-cases/organisations/close-organisation.js';
import { reopenOrganisation } from '../../membership/use-cases/organisations/reopen-organisation.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraftOf } from '../draft.js';
import { setFlash, type FlashKey } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { changeForm, closeForm, refused, sentences, toEntry, valuesOf } from './entry-form.js';
import { StaffEntry } from './staff-entry.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;
interface Forms {
  readonly change?: FormState;
  readonly close?: FormState;
}

const nothing = z.strictObject({});
const page = '/staff/organisations/:organisation';

/** Staff correct an organisation that they entered, or close it. */
export function staffEntryRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => {
    const draft = takeDraftOf(req, res);
    return show(
      deps,
      { req, res },
      draft ? { [draft.act === 'close' ? 'close' : 'change']: draft.form } : {},
    );
  });
  router.post(page, async (req, res) => {
    const read = readForm(changeForm, req.body, sentences(req));
    if (!read.ok) return await show(deps, { req, res }, { change: read.form });
    const { code, revision } = read.value;
    const entry = { ...toEntry(read.value), code };
    try {
      await changeOrganisation(deps, { ...whose(req), revision, entry });
    } catch (error) {
      return await show(deps, { req, res }, { change: refused(req, error, read.form) });
    }
    back(req, res, 'flash.organisation.changed');
  });
  router.post(`${page}/close`, async (req, res) => {
    const read = readForm(closeForm, req.body, { reason: req.t('organisations.error.reason') });
    if (!read.ok) return await show(deps, { req, res }, { close: read.form });
    await closeOrganisation(deps, { ...whose(req), reason: read.value.reason });
    back(req, res, 'flash.organisation.closed');
  });
  router.post(`${page}/reopen`, async (req, res) => {
    validate(nothing, req.body);
    await reopenOrganisation(deps, whose(req));
    back(req, res, 'flash.organisation.reopened');
  });
  return router;
}

const whose = (req: Request) => ({
  actor: viewerOf(req).actor,
  organisationId: idOf<OrganisationId>(req, 'organisation'),
});

function back(req: Request, res: Response, key: FlashKey): void {
  setFlash(req, res, { key });
  res.redirect(303, `/staff/organisations/${idOf(req, 'organisation')}`);
}

/** A form of a state that is no more was refused by the state, not for what it says. */
const statusOfChange = (form: FormState): 200 | 409 | 422 =>
  form.errors['revision'] ? 409 : statusOf(form);

async function show(
  deps: Deps,
  { req, res }: { req: Request; res: Response },
  { change = emptyForm, close = emptyForm }: Forms,
): Promise<void> {
  const { organisationId: id, actor } = whose(req);
  const kept = await readEntry(deps, { actor, organisationId: id });
  // Sent again, it is compared with what is shown beside it now.
  const revision = String(kept.revision);
  const form = { ...change, values: { ...valuesOf(kept.entry), ...change.values, revision } };
  const status = statusOfChange(change);
  sendPage(req, res, {
    title: kept.entry.name,
    status: status === 200 ? statusOf(close) : status,
    body: <StaffEntry {...{ id, kept, form, close }} />,
  });
}
