// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { AffiliationId, OrganisationGrantId } from '../../kernel/ids.js';
import {
  answerRepresentation,
  endRepresentation,
} from '../../membership/use-cases/organisations/answer-representation.js';
import { discloseAffiliation } from '../../membership/use-cases/organisations/disclose-affiliation.js';
import { leaveOrganisation } from '../../membership/use-cases/organisations/end-affiliation.js';
import { listMyOrganisations } from '../../membership/use-cases/organisations/list-my-organisations.js';
import { proveAffiliation } from '../../membership/use-cases/organisations/prove-affiliation.js';
import { myDelegations } from '../../membership/use-cases/seats/my-delegations.js';
import { searchOrganisations } from '../../membership/use-cases/organisations/search-organisations.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { MyOrganisations } from './mine.js';
import { professionalMeans, showProfessional } from './professional.js';
import { declareRoutes } from './declare-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'signIn'>;

const page = '/me/organisations';
const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const acts = z.strictObject({ act: z.enum(['prove', 'disclose', 'conceal', 'end']) });
const answers = z.strictObject({ answer: z.enum(['accept', 'decline', 'resign']) });

/** Where a person belongs, and for whom they answer. */
export function myOrganisationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(page, async (req, res) => {
    const { actor } = viewerOf(req);
    const { memberId } = actor;
    const { query } = readQuery(search, req.query);
    const mine = await listMyOrganisations(deps, { memberId });
    const delegations = await myDelegations(deps, { actor, locale: req.locale });
    const found = query ? await searchOrganisations(deps, { query }) : undefined;
    const professional = professionalMeans(deps).length > 0;
    const body = <MyOrganisations {...{ mine, delegations, professional, query, found }} />;
    sendPage(req, res, { title: req.t('organisations.mine.title'), body });
  });
  router.use(declareRoutes(deps));
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
