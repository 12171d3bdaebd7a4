// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { parseId, trustId, type OrganisationId } from '../../kernel/ids.js';
import {
  mergeOrganisations,
  readMerging,
} from '../../membership/use-cases/organisations/merge-organisations.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { StaffMerge } from './staff-merge.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = '/staff/organisations/:organisation/merge';
const search = z.strictObject({ query: z.string().trim().max(100).default('') });
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
    const query = readQuery(search, req.query).query || (form.values['query'] ?? '');
    return show(deps, { req, res }, { query, form });
  });
  router.post(page, async (req, res) => {
    const read = readForm(mergeForm, req.body, {
      into: req.t('organisations.error.into'),
      reason: req.t('organisations.error.reason'),
    });
    if (!read.ok) {
      const query = read.form.values['query'] ?? '';
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
