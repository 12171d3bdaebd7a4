// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { OrganisationId } from '../../kernel/ids.js';
import { demandRight } from '../../membership/use-cases/demand-right.js';
import { acceptRegister } from '../../membership/use-cases/organisations/accept-register.js';
import { createOrganisation } from '../../membership/use-cases/organisations/create-organisation.js';
import { readRegisterRefusals } from '../../membership/use-cases/organisations/read-register-refusals.js';
import { searchOrganisations } from '../../membership/use-cases/organisations/search-organisations.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { createForm, refused, sentences, toEntry } from './entry-form.js';
import { StaffOrganisations } from './staff-list.js';
import { staffEntryRoutes } from './staff-entry-routes.js';
import { staffMergeRoutes } from './staff-merge-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = '/staff/organisations';
const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const acceptance = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** Staff look organisations up, and enter those that no index has. */
export function staffOrganisationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(createForm, req.body, sentences(req));
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    let id: OrganisationId;
    try {
      const unlessNamesake = read.value.another !== 'yes';
      id = await createOrganisation(deps, { actor, unlessNamesake, ...toEntry(read.value) });
    } catch (error) {
      return await show(deps, { req, res, form: refused(req, error, read.form) });
    }
    setFlash(req, res, { key: 'flash.organisation.created' });
    res.redirect(303, `/organisations/${id}`);
  });
  router.post(`${page}/index/accept`, async (req, res) => {
    const { hash } = validate(acceptance, req.body);
    await acceptRegister(deps, { actor: viewerOf(req).actor, hash });
    setFlash(req, res, { key: 'flash.organisation.register_accepted' });
    res.redirect(303, page);
  });
  router.use(staffEntryRoutes(deps), staffMergeRoutes(deps));
  return router;
}

async function show(
  deps: Deps,
  { req, res, form = emptyForm }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  await demandRight(deps.db, viewerOf(req).actor, 'org.create');
  const { query } = readQuery(search, req.query);
  const found = query ? await searchOrganisations(deps, { query, closed: true }) : undefined;
  const refusals = await readRegisterRefusals(deps);
  sendPage(req, res, {
    title: req.t('staff.organisations.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <StaffOrganisations query={query} found={found} form={form} refusals={refusals} />,
  });
}
