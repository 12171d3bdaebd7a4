// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import type { Community } from '../../membership/domain/community.js';
import { type ClosedWay, closedWays } from '../../membership/domain/joining/reach.js';
import { changeSlug } from '../../membership/use-cases/settings/change-slug.js';
import { describeCommunity } from '../../membership/use-cases/settings/describe-community.js';
import { readSettings } from '../../membership/use-cases/settings/read-settings.js';
import { listHomePortals } from '../../membership/use-cases/settings/settle-home.js';
import { setPolicy } from '../../membership/use-cases/settings/set-policy.js';
import { slug as address } from '../community/form-fields.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { slugOf, viewerOf } from '../request.js';
import { demandRoutes } from './demand-routes.js';
import { Describe } from './describe.js';
import { describeForm, describeValues, toSettings } from './describe-form.js';
import { Missing } from './missing.js';
import { Policy } from './policy.js';
import { policyForm, policyValues } from './policy-form.js';
import { describeSentences, policySentences } from './sentences.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'signIn'>;

const addressForm = z.strictObject({ revision: z.coerce.number().int().min(0), slug: address });

/** What managers change of their community. */
export function settingsRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/settings', (req, res) =>
    showDescribe(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/c/:slug/manage/settings', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(describeForm, req.body, describeSentences(req));
    if (!read.ok) return await showDescribe(deps, { req, res, form: read.form });
    try {
      await describeCommunity(deps, { actor, slug: slugOf(req), ...toSettings(read.value) });
    } catch (error) {
      return await showDescribe(deps, { req, res, form: changed(error, req, read.form) });
    }
    setFlash(req, res, { key: 'flash.settings.saved' });
    res.redirect(303, `/c/${slugOf(req)}/manage/settings`);
  });
  router.use(policyRoutes(deps), demandRoutes(deps));
  return router;
}

function policyRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/policy', (req, res) =>
    showPolicy(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/c/:slug/manage/policy', async (req, res) => {
    const { actor } = viewerOf(req);
    const ids = deps.signIn.means().map(({ provider }) => provider);
    const read = readForm(policyForm(ids), req.body, policySentences(req, ids));
    if (!read.ok) return await showPolicy(deps, { req, res, form: read.form });
    const closed = await listClosedWays(deps, req, read.value.policy);
    const errors = closedFaults(req, closed);
    if (Object.keys(errors).length > 0) {
      return await showPolicy(deps, { req, res, form: { ...read.form, errors } });
    }
    try {
      await setPolicy(deps, { actor, slug: slugOf(req), ...read.value });
    } catch (error) {
      return await showPolicy(deps, { req, res, form: changed(error, req, read.form) });
    }
    if (closed.length === 0) setFlash(req, res, { key: 'flash.settings.saved' });
    else setFlash(req, res, { kind: 'warning', key: 'flash.settings.saved_closed' });
    res.redirect(303, `/c/${slugOf(req)}/manage/policy`);
  });
  router.post('/c/:slug/manage/address', async (req, res) => {
    const { actor } = viewerOf(req);
    const sentences = { slug: req.t('staff.create.error.slug'), revision: '' };
    const read = readForm(addressForm, req.body, sentences);
    if (!read.ok) return await showPolicy(deps, { req, res, form: read.form });
    const { slug: to, revision } = read.value;
    try {
      await changeSlug(deps, { actor, slug: slugOf(req), revision, to });
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'community.slug_taken') throw error;
      const errors = { slug: req.t('staff.create.error.taken') };
      return await showPolicy(deps, { req, res, form: { ...read.form, errors } });
    }
    setFlash(req, res, { key: 'flash.settings.moved' });
    res.redirect(303, `/c/${to}/manage/policy`);
  });
  return router;
}

async function listClosedWays(
  deps: Deps,
  req: Request,
  policy: Pick<Community, 'minimumLevel' | 'ways'>,
): Promise<readonly ClosedWay[]> {
  const right = 'community.edit_policy' as const;
  const { actor } = viewerOf(req);
  const { community } = await readSettings(deps, { actor, slug: slugOf(req), right });
  return closedWays({ ...community, ...policy }, deps.signIn.means());
}

/** A way that names providers which cannot give its level is a mistake of whoever wrote it. */
const closedFaults = ({ t }: Request, closed: readonly ClosedWay[]): FormState['errors'] =>
  Object.fromEntries(
    closed
      .filter(({ byItsProviders }) => byItsProviders)
      .map(({ path }) => [`${path}_level`, t('settings.error.way_closed')]),
  );

/** Somebody was faster: their changes count, and what was typed is not lost. */
function changed(error: unknown, { t }: Request, form: FormState): FormState {
  if (error instanceof PiazzaError && error.code === 'community.way_unconditional') {
    return { ...form, errors: { affiliation_domains: t(`error.${error.code}`) } };
  }
  if (error instanceof PiazzaError && error.code === 'community.home_not_served') {
    return { ...form, errors: { home_portal: t(`error.${error.code}`) } };
  }
  if (error instanceof PiazzaError && error.code === 'community.home_not_on_portal') {
    return { ...form, errors: { home_url: t(`error.${error.code}`) } };
  }
  if (!(error instanceof PiazzaError) || error.code !== 'community.changed') throw error;
  return { ...form, errors: { revision: t('error.community.changed') } };
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
}

const statusOf = ({ errors }: FormState): number => {
  if (errors['revision']) return 409;
  return Object.keys(errors).length > 0 ? 422 : 200;
};

async function showDescribe(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const slug = slugOf(req);
  const right = 'community.edit_text' as const;
  const view = await readSettings(deps, { actor: viewerOf(req).actor, slug, right });
  const values = { ...describeValues(view), ...form.values };
  const portals = await listHomePortals(deps, view.community.id);
  sendPage(req, res, {
    title: req.t('manage.nav.settings'),
    status: statusOf(form),
    body: (
      <ManageFrame slug={slug} name={view.texts.it.name}>
        {view.community.status === 'draft' ? <Missing slug={slug} missing={view.missing} /> : null}
        <Describe view={view} form={{ values, errors: form.errors }} portals={portals} />
      </ManageFrame>
    ),
  });
}

async function showPolicy(deps: Deps, { req, res, form }: Showing): Promise<void> {
  const slug = slugOf(req);
  const right = 'community.edit_policy' as const;
  const view = await readSettings(deps, { actor: viewerOf(req).actor, slug, right });
  // A box that was unticked is not sent: what was typed stands alone.
  const typed = form.values['visibility'] !== undefined;
  const values = typed ? form.values : { ...policyValues(view), ...form.values };
  const providers = deps.signIn
    .means()
    .map(({ provider: id }) => ({ id, name: deps.signIn.nameOf(id) }));
  sendPage(req, res, {
    title: req.t('manage.nav.policy'),
    status: statusOf(form),
    body: (
      <ManageFrame slug={slug} name={view.texts.it.name}>
        {view.community.status === 'draft' ? <Missing slug={slug} missing={view.missing} /> : null}
        <Policy view={view} form={{ values, errors: form.errors }} providers={providers} />
      </ManageFrame>
    ),
  });
}
