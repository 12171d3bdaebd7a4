// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { parseId, trustId, type OrganisationId } from '../../kernel/ids.js';
import {
  mergeOrganisations,
  readMerging,
} from '../../membership/use-cases/organisations/merge-organisations.js';
import { readBoth } from '../../membership/use-cases/organisations/read-both.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Both } from './both.js';
import { StaffMerge } from './staff-merge.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = '/staff/organisations/:organisation/merge';
const search = z.strictObject({
  query: z.string().trim().max(100).default(''),
  /** The other entry, once it is chosen. */
  into: z.string().max(100).optional(),
});
const mergeForm = z.strictObject({
  into: z.string().refine((id) => parseId(id) !== undefined),
  reason: z.string().trim().min(3).max(500),
  query: z.string().trim().max(100),
});

/** Staff make one of two entries that are the same organisation. */
export function staffMergeRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => {
    const form = takeDraft(req, res);
    const asked = readQuery(search, req.query);
    const query = asked.query || (form.values['query'] ?? '');
    const chosen = asked.into ?? form.values['into'];
    if (chosen === undefined) return show(deps, { req, res }, { query, form });
    const into = parseId<OrganisationId>(chosen);
    if (into) return showBoth(deps, { req, res }, { into, query, form });
    const errors = { into: req.t('organisations.error.into') };
    return show(deps, { req, res }, { query, form: { values: {}, errors } });
  });
  router.post(page, async (req, res) => {
    const read = readForm(mergeForm, req.body, {
      into: req.t('organisations.error.into'),
      reason: req.t('organisations.error.reason'),
    });
    if (!read.ok) {
      const { query = '', into: chosen = '' } = read.form.values;
      const into = parseId<OrganisationId>(chosen);
      if (into) return await showBoth(deps, { req, res }, { into, query, form: read.form });
      return await show(deps, { req, res }, { query, form: read.form });
    }
    const into = trustId<OrganisationId>(read.value.into);
    await mergeOrganisations(deps, { ...whose(req), into, reason: read.value.reason });
    setFlash(req, res, { key: 'flash.organisation.merged' });
    res.redirect(303, `/staff/organisations/${into}`);
  });
  return router;
}

const whose = (req: Request) => ({
  actor: viewerOf(req).actor,
  organisationId: idOf<OrganisationId>(req, 'organisation'),
});

async function show(
  deps: Deps,
  { req, res }: { req: Request; res: Response },
  { query, form = emptyForm }: { readonly query: string; readonly form?: FormState },
): Promise<void> {
  const { kept, found } = await readMerging(deps, { ...whose(req), query });
  const id = idOf(req, 'organisation');
  sendPage(req, res, {
    title: req.t('staff.organisations.merge.title', { name: kept.entry.name }),
    status: statusOf(form),
    body: <StaffMerge {...{ id, name: kept.entry.name, query, found, form }} />,
  });
}

/** The second look: both entries beside each other, and the button that makes them one. */
async function showBoth(
  deps: Deps,
  { req, res }: { req: Request; res: Response },
  {
    into,
    ...shown
  }: { readonly into: OrganisationId; readonly query: string; readonly form: FormState },
): Promise<void> {
  const both = await readBoth(deps, { ...whose(req), into });
  const names = { from: both.going.entry.name, into: both.staying.entry.name };
  sendPage(req, res, {
    title: req.t('staff.organisations.both.title', names),
    status: statusOf(shown.form),
    body: <Both {...both} {...shown} />,
  });
}
