// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { Actor } from '../../kernel/actor.js';
import { type MemberId, type Slug, trustId } from '../../kernel/ids.js';
import { appointCaretaker } from '../../membership/use-cases/appoint-caretaker.js';
import { listStandingStaff } from '../../membership/use-cases/list-standing-staff.js';
import { memberGrowth } from '../../membership/use-cases/member-growth.js';
import { activateCommunity } from '../../membership/use-cases/activate-community.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { nameFirstManager } from '../../membership/use-cases/name-first-manager.js';
import { readSettings } from '../../membership/use-cases/settings/read-settings.js';
import { searchPeople } from '../../membership/use-cases/search-people.js';
import {
  countersignManager,
  listWaitingManagers,
} from '../../membership/use-cases/roles/countersign-manager.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { OpenCommunity, staffTitle } from './open-community.js';

const peopleQuery = z.strictObject({ query: z.string().trim().max(100).optional() });
const managerForm = z.strictObject({ member: z.uuid().transform((id) => trustId<MemberId>(id)) });
const nothing = z.strictObject({});
const missingOf = async (deps: Pick<WebDeps, 'db'>, of: { actor: Actor; slug: Slug }) =>
  (await readSettings(deps, { ...of, right: 'community.edit_text' })).missing;

export function openRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = express.Router();
  router.get('/staff/communities/:slug', async (req, res) => {
    const slug = slugOf(req);
    const { query } = readQuery(peopleQuery, req.query);
    const { actor } = viewerOf(req);
    const people = await searchPeople(deps, { actor, query: query ?? '' });
    const page = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
    const running = page.community.status !== 'draft';
    const staff = running ? await listStandingStaff(deps, { actor, slug }) : [];
    const missing = running ? [] : await missingOf(deps, { actor, slug });
    const waiting = running ? await listWaitingManagers(deps, { actor, slug }) : [];
    const months = running ? await memberGrowth(deps, { slug, viewer: actor }) : [];
    sendPage(req, res, {
      title: staffTitle(req.t, page),
      body: <OpenCommunity {...{ page, query, people, staff, waiting, months, missing }} />,
    });
  });
  router.post('/staff/communities/:slug/caretaker', async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    const { member } = validate(managerForm, req.body);
    await appointCaretaker(deps, { actor, slug, memberId: member });
    setFlash(req, res, { key: 'flash.staff.caretaker' });
    res.redirect(303, `/staff/communities/${slug}`);
  });
  router.post('/staff/communities/:slug/signatures/:grant', async (req, res) => {
    validate(nothing, req.body);
    await countersignManager(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.staff.countersigned' });
    res.redirect(303, `/staff/communities/${slugOf(req)}`);
  });
  router.post('/staff/communities/:slug/manager', async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    const { member } = validate(managerForm, req.body);
    await nameFirstManager(deps, { actor, slug, memberId: member });
    setFlash(req, res, { key: 'flash.staff.manager_named' });
    res.redirect(303, `/staff/communities/${slug}`);
  });
  router.post('/staff/communities/:slug/activate', async (req, res) => {
    const slug = slugOf(req);
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    await activateCommunity(deps, { actor, slug });
    setFlash(req, res, { key: 'flash.staff.activated' });
    res.redirect(303, `/c/${slug}`);
  });
  return router;
}
