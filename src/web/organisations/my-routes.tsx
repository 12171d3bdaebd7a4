// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { AffiliationId, OrganisationGrantId, OrganisationId } from '../../kernel/ids.js';
import { affiliationKinds } from '../../membership/domain/organisations/affiliation.js';
import {
  answerRepresentation,
  endRepresentation,
} from '../../membership/use-cases/organisations/answer-representation.js';
import { declareAffiliation } from '../../membership/use-cases/organisations/declare-affiliation.js';
import { discloseAffiliation } from '../../membership/use-cases/organisations/disclose-affiliation.js';
import { leaveOrganisation } from '../../membership/use-cases/organisations/end-affiliation.js';
import { listMyOrganisations } from '../../membership/use-cases/organisations/list-my-organisations.js';
import { proveAffiliation } from '../../membership/use-cases/organisations/prove-affiliation.js';
import { myDelegations } from '../../membership/use-cases/seats/my-delegations.js';
import {
  chooseOrganisation,
  searchOrganisations,
} from '../../membership/use-cases/organisations/search-organisations.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { MyOrganisations } from './mine.js';
import { professionalMeans, showProfessional } from './professional.js';
import { Declare } from './declare.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'signIn'>;

const page = '/me/organisations';
const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const declaration = z.strictObject({
  kind: z.enum(affiliationKinds),
  title: z.string().trim().max(120),
  unit: z.string().max(30),
});
const acts = z.strictObject({ act: z.enum(['prove', 'disclose', 'conceal', 'end']) });
const answers = z.strictObject({ answer: z.enum(['accept', 'decline', 'resign']) });

/** Where a person belongs, and for whom they answer. */
export function myOrganisationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, async (req, res) => {
    const { actor } = viewerOf(req);
    const { memberId } = actor;
    const { query } = validate(search, req.query);
    const mine = await listMyOrganisations(deps, { memberId });
    const delegations = await myDelegations(deps, { actor, locale: req.locale });
    const found = query ? await searchOrganisations(deps, { query }) : undefined;
    const professional = professionalMeans(deps).length > 0;
    const body = <MyOrganisations {...{ mine, delegations, professional, query, found }} />;
    sendPage(req, res, { title: req.t('organisations.mine.title'), body });
  });
  router.get(`${page}/add/:organisation`, (req, res) =>
    showDeclaration(deps, { req, res, form: emptyForm }),
  );
  router.post(`${page}/add/:organisation`, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(declaration, req.body, {
      kind: req.t('organisations.error.kind'),
      title: req.t('organisations.error.title'),
      unit: req.t('error.organisation.unit_unknown'),
    });
    if (!read.ok) return await showDeclaration(deps, { req, res, form: read.form });
    const { kind, title, unit } = read.value;
    const organisationId = idOf<OrganisationId>(req, 'organisation');
    const said = { organisationId, kind, title, unitCode: unit || undefined };
    const { proof } = await declareAffiliation(deps, { actor, ...said });
    setFlash(req, res, {
      key: `flash.affiliation.${proof === 'declared' ? 'declared' : 'proven'}`,
    });
    res.redirect(303, page);
  });
  router.get(`${page}/affiliations/:affiliation/professional`, (req, res) =>
    showProfessional(deps, req, res),
  );
  router.post(`${page}/affiliations/:affiliation`, async (req, res) => {
    const { act } = validate(acts, req.body);
    const one = {
      actor: viewerOf(req).actor,
      affiliationId: idOf<AffiliationId>(req, 'affiliation'),
    };
    if (act === 'prove') await proveAffiliation(deps, one);
    else if (act === 'end') await leaveOrganisation(deps, one);
    else await discloseAffiliation(deps, { ...one, disclosed: act === 'disclose' });
    setFlash(req, res, { key: `flash.affiliation.${act}` });
    res.redirect(303, page);
  });
  router.post(`${page}/representations/:grant`, async (req, res) => {
    const { actor } = viewerOf(req);
    const { answer } = validate(answers, req.body);
    const grantId = idOf<OrganisationGrantId>(req, 'grant');
    if (answer === 'resign') await endRepresentation(deps, { actor, grantId });
    else await answerRepresentation(deps, { actor, grantId, answer });
    setFlash(req, res, { key: `flash.representation.${answer}` });
    res.redirect(303, page);
  });
  return router;
}

async function showDeclaration(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  viewerOf(req);
  const organisationId = idOf<OrganisationId>(req, 'organisation');
  const { organisation, units } = await chooseOrganisation(deps, { organisationId });
  sendPage(req, res, {
    title: organisation.name,
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <Declare organisation={organisation} units={units} form={form} />,
  });
}
