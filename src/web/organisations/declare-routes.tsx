// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import type { AffiliationId, OrganisationId } from '../../kernel/ids.js';
import { affiliationKinds } from '../../membership/domain/organisations/affiliation.js';
import { changeUnit } from '../../membership/use-cases/organisations/change-unit.js';
import { chooseOrganisation } from '../../membership/use-cases/organisations/choose-organisation.js';
import { declareAffiliation } from '../../membership/use-cases/organisations/declare-affiliation.js';
import { listMyOrganisations } from '../../membership/use-cases/organisations/list-my-organisations.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { statusOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm, textsOf } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { Declare, UnitAnew } from './declare.js';
import type { UnitsShown } from './unit-choice.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;
interface Shown {
  readonly req: Request;
  readonly res: Response;
  readonly form?: FormState;
}

const page = '/me/organisations';
const unitPage = `${page}/affiliations/:affiliation/unit`;
const search = z.strictObject({
  query: z.string().trim().max(100).optional(),
  cursor: z.string().max(1_000).optional(),
});
const unit = z.string().max(30);
const declaration = z.strictObject({
  kind: z.enum(affiliationKinds),
  title: z.string().trim().max(120),
  unit,
});
const unitForm = z.strictObject({ unit });

/** Where a person says that they belong to an organisation, and to which of its offices. */
export function declareRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get(`${page}/add/:organisation`, (req, res) => showDeclaration(deps, { req, res }));
  router.post(`${page}/add/:organisation`, async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(declaration, req.body, {
      kind: req.t('organisations.error.kind'),
      title: req.t('organisations.error.title'),
      unit: req.t('error.organisation.unit_unknown'),
    });
    if (!read.ok) return await showDeclaration(deps, { req, res, form: read.form });
    const { kind, title, unit: code } = read.value;
    const organisationId = idOf<OrganisationId>(req, 'organisation');
    const said = { actor, organisationId, kind, title, unitCode: code || undefined };
    try {
      const { proof } = await declareAffiliation(deps, said);
      const became = proof === 'declared' ? 'declared' : 'proven';
      setFlash(req, res, { key: `flash.affiliation.${became}` });
    } catch (error) {
      const form = { ...read.form, errors: unitFault(error, req) };
      return await showDeclaration(deps, { req, res, form });
    }
    res.redirect(303, page);
  });
  router.get(unitPage, (req, res) => showUnits(deps, { req, res }));
  router.post(unitPage, async (req, res) => {
    const { actor } = viewerOf(req);
    const sentences = { unit: req.t('error.organisation.unit_unknown') };
    const read = readForm(unitForm, req.body, sentences);
    if (!read.ok) return await showUnits(deps, { req, res, form: read.form });
    const affiliationId = idOf<AffiliationId>(req, 'affiliation');
    try {
      await changeUnit(deps, { actor, affiliationId, unitCode: read.value.unit || undefined });
    } catch (error) {
      const form = { ...read.form, errors: unitFault(error, req) };
      return await showUnits(deps, { req, res, form });
    }
    setFlash(req, res, { key: 'flash.affiliation.unit' });
    res.redirect(303, page);
  });
  return router;
}

/** An office that ended while the form stood open. */
function unitFault(error: unknown, { t }: Request): FormState['errors'] {
  const code = 'organisation.unit_unknown';
  if (!(error instanceof PiazzaError) || error.code !== code) throw error;
  return { unit: t(`error.${code}`) };
}

/** A page of the units of a body, as the address of the page asks for it. */
async function shownUnits(
  deps: Deps,
  req: Request,
  { organisationId, form }: { organisationId: OrganisationId; form: FormState },
): Promise<UnitsShown> {
  const sentences = { query: req.t('organisations.units.error') };
  const read = readForm(search, req.query, sentences);
  const { query, cursor } = read.ok ? read.value : {};
  const units = { text: query ?? '', cursor, chosen: form.values['unit'] };
  const choice = await chooseOrganisation(deps, { organisationId, units });
  return { choice, query: read.ok ? query : textsOf(req.query)['query'], search: read.form };
}

/** Refused for what was sent, or for what was searched. */
const statusOfBoth = (form: FormState, { search: asked }: UnitsShown): 200 | 422 =>
  statusOf(form) === 422 ? 422 : statusOf(asked);

async function showDeclaration(deps: Deps, { req, res, form = emptyForm }: Shown): Promise<void> {
  viewerOf(req);
  const organisationId = idOf<OrganisationId>(req, 'organisation');
  const shown = await shownUnits(deps, req, { organisationId, form });
  sendPage(req, res, {
    title: shown.choice.organisation.name,
    status: statusOfBoth(form, shown),
    body: <Declare action={req.originalUrl} shown={shown} form={form} />,
  });
}

/** @throws PiazzaError `affiliation.not_found`, `affiliation.unit_in_place` */
async function showUnits(deps: Deps, { req, res, form = emptyForm }: Shown): Promise<void> {
  const { memberId } = viewerOf(req).actor;
  const id = idOf<AffiliationId>(req, 'affiliation');
  const { affiliations } = await listMyOrganisations(deps, { memberId });
  const affiliation = affiliations.find((one) => one.id === id);
  if (!affiliation) throw new PiazzaError('affiliation.not_found', { id });
  const { organisationId, unit: ended, unitEnded } = affiliation;
  if (!unitEnded || ended === undefined) throw new PiazzaError('affiliation.unit_in_place', { id });
  const shown = await shownUnits(deps, req, { organisationId, form });
  sendPage(req, res, {
    title: req.t('organisations.units.anew'),
    status: statusOfBoth(form, shown),
    body: <UnitAnew action={req.originalUrl} shown={shown} form={form} ended={ended} />,
  });
}
