// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { ProgrammeGrantId } from '../../kernel/ids.js';
import { answerLead } from '../../membership/use-cases/programmes/answer-lead.js';
import { endLead } from '../../membership/use-cases/programmes/end-lead.js';
import { listMyLeads } from '../../membership/use-cases/programmes/list-my-leads.js';
import { readProgrammeOverview } from '../../membership/use-cases/programmes/read-programme-overview.js';
import {
  listProgrammes,
  readProgramme,
} from '../../membership/use-cases/programmes/read-programme.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { MyProgrammes } from './mine.js';
import { ProgrammeOverviewPage } from './overview.js';
import { Programmes, ProgrammeView } from './public-pages.js';
import { staffProgrammeRoutes } from './staff-routes.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const page = z.strictObject({ cursor: z.string().max(500).optional() });
const answers = z.strictObject({ answer: z.enum(['accept', 'decline', 'resign']) });

/** Programmes as anybody sees them, as those see them who lead them, and one's own. */
export function programmeRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/programmes', async (req, res) => {
    const programmes = await listProgrammes(deps, { locale: req.locale });
    const body = <Programmes programmes={programmes} />;
    sendPage(req, res, { title: req.t('programmes.title'), body });
  });
  router.get('/programmes/:slug', async (req, res) => {
    const { cursor } = readQuery(page, req.query);
    const viewer = req.viewer?.actor;
    const found = await readProgramme(deps, {
      slug: slugOf(req),
      locale: req.locale,
      viewer,
      cursor,
    });
    sendPage(req, res, { title: found.text.name, body: <ProgrammeView page={found} /> });
  });
  router.get('/programmes/:slug/overview', async (req, res) => {
    const { actor } = viewerOf(req);
    const { cursor } = readQuery(page, req.query);
    const asked = { actor, slug: slugOf(req), locale: req.locale, cursor };
    const overview = await readProgrammeOverview(deps, asked);
    sendPage(req, res, {
      title: overview.name,
      body: <ProgrammeOverviewPage overview={overview} />,
    });
  });
  router.use(ownRoutes(deps), staffProgrammeRoutes(deps));
  return router;
}

function ownRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/me/programmes', async (req, res) => {
    const leads = await listMyLeads(deps, { memberId: viewerOf(req).actor.memberId });
    sendPage(req, res, { title: req.t('programmes.mine'), body: <MyProgrammes leads={leads} /> });
  });
  router.post('/me/programmes/:grant', async (req, res) => {
    const { actor } = viewerOf(req);
    const { answer } = validate(answers, req.body);
    const grantId = idOf<ProgrammeGrantId>(req, 'grant');
    if (answer === 'resign') await endLead(deps, { actor, grantId });
    else await answerLead(deps, { actor, grantId, answer });
    setFlash(req, res, { key: `flash.programmes.${answer}` });
    res.redirect(303, '/me/programmes');
  });
  return router;
}
