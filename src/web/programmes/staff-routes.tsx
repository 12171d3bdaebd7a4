// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type MemberId, type ProgrammeGrantId } from '../../kernel/ids.js';
import { leadMonths } from '../../membership/domain/programmes/lead.js';
import { demandRight } from '../../membership/use-cases/demand-right.js';
import { appointLead } from '../../membership/use-cases/programmes/appoint-lead.js';
import { createProgramme } from '../../membership/use-cases/programmes/create-programme.js';
import { describeProgramme } from '../../membership/use-cases/programmes/describe-programme.js';
import { endLead } from '../../membership/use-cases/programmes/end-lead.js';
import {
  putInProgramme,
  takeFromProgramme,
} from '../../membership/use-cases/programmes/place-community.js';
import {
  listProgrammes,
  readProgrammeSettings,
} from '../../membership/use-cases/programmes/read-programme.js';
import { searchPeople } from '../../membership/use-cases/search-people.js';
import { slug } from '../community/form-fields.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { withFault } from '../field-fault.js';
import { setFlash, type FlashKey } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { changeForm, createForm, sentences, toProgramme, valuesOf } from './forms.js';
import { NewProgramme, ProgrammeSettings, StaffProgrammes } from './staff-pages.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const list = '/staff/programmes';
const page = `${list}/:slug`;
const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const nothing = z.strictObject({});
const place = z.strictObject({ community: slug, act: z.enum(['add', 'remove']) });
const atCommunity = {
  'community.not_found': 'community',
  'community.archived': 'community',
  'programme.already_in': 'community',
  'programme.not_in': 'community',
} as const;
const appointment = z.strictObject({
  member: z.uuid().transform((id) => trustId<MemberId>(id)),
  months: z.coerce.number().int().min(1).max(leadMonths.longest),
});

/** Staff begin programmes, describe them, fill them, and find who leads them. */
export function staffProgrammeRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(list, async (req, res) => {
    await demandRight(deps.db, viewerOf(req).actor, 'programme.edit');
    const programmes = await listProgrammes(deps, { locale: req.locale });
    const body = <StaffProgrammes programmes={programmes} />;
    sendPage(req, res, { title: req.t('programmes.title'), body });
  });
  router.get(`${list}/new`, async (req, res) => {
    await demandRight(deps.db, viewerOf(req).actor, 'programme.edit');
    showNew(req, res, takeDraft(req, res));
  });
  router.post(`${list}/new`, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(createForm, req.body, sentences(req));
    if (!read.ok) return showNew(req, res, read.form);
    const { slug: address } = read.value;
    try {
      await createProgramme(deps, { actor, slug: address, ...toProgramme(read.value) });
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'programme.slug_taken') throw error;
      const errors = { slug: req.t('error.programme.slug_taken') };
      return showNew(req, res, { ...read.form, errors });
    }
    setFlash(req, res, { key: 'flash.programmes.created' });
    res.redirect(303, `${list}/${address}`);
  });
  settingsRoutes(router, deps);
  leadRoutes(router, deps);
  return router;
}

function settingsRoutes(router: Router, deps: Deps): void {
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(page, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(changeForm, req.body, sentences(req));
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const { revision } = read.value;
    const said = { actor, slug: slugOf(req), revision, ...toProgramme(read.value) };
    await describeProgramme(deps, said);
    back(req, res, 'flash.programmes.described');
  });
  router.post(`${page}/communities`, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(place, req.body, { community: req.t('programmes.error.community') });
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const { community, act } = read.value;
    const where = { actor, programme: slugOf(req), community };
    try {
      if (act === 'add') await putInProgramme(deps, where);
      else await takeFromProgramme(deps, where);
    } catch (error) {
      const form = withFault(error, req, read.form, atCommunity);
      return await show(deps, { req, res, form });
    }
    back(req, res, `flash.programmes.${act}`);
  });
}

function leadRoutes(router: Router, deps: Deps): void {
  router.post(`${page}/leads`, async (req, res) => {
    const { actor } = viewerOf(req);
    const { member: memberId, months } = validate(appointment, req.body);
    await appointLead(deps, { actor, programme: slugOf(req), memberId, months });
    back(req, res, 'flash.programmes.offered');
  });
  router.post(`${page}/leads/:grant/end`, async (req, res) => {
    validate(nothing, req.body);
    const grantId = idOf<ProgrammeGrantId>(req, 'grant');
    await endLead(deps, { actor: viewerOf(req).actor, grantId });
    back(req, res, 'flash.programmes.ended');
  });
}

function showNew(req: Request, res: Response, form: FormState): void {
  sendPage(req, res, {
    title: req.t('programmes.new'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <NewProgramme form={form} />,
  });
}

async function show(
  deps: Deps,
  { req, res, form = emptyForm }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const { query } = readQuery(search, req.query);
  const settings = await readProgrammeSettings(deps, { actor, slug: slugOf(req) });
  const people = query ? await searchPeople(deps, { actor, query }) : [];
  const values = { ...valuesOf(settings.programme), ...form.values };
  sendPage(req, res, {
    title: settings.programme.texts.it.name,
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <ProgrammeSettings {...settings} {...{ query, people }} form={{ ...form, values }} />,
  });
}

function back(req: Request, res: Response, key: FlashKey): void {
  setFlash(req, res, { key });
  res.redirect(303, `${list}/${slugOf(req)}`);
}
