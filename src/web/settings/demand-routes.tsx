// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type OrganisationId } from '../../kernel/ids.js';
import { type WayPath, wayPaths } from '../../membership/domain/joining/ways.js';
import { affiliationProofs } from '../../membership/domain/organisations/demand.js';
import { organisationKinds } from '../../membership/domain/organisations/organisation.js';
import { mostNamed, type DemandChange } from '../../membership/domain/settings/demand-change.js';
import { changeDemand, readDemand } from '../../membership/use-cases/settings/change-demand.js';
import { searchOrganisations } from '../../membership/use-cases/organisations/search-organisations.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Demand } from './demand.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const search = z.strictObject({ query: z.string().trim().max(100).optional() });
const revision = z.coerce.number().int().min(0);
const organisation = z.uuid().transform((id) => parseId<OrganisationId>(id) ?? z.NEVER);
const ticked = z.literal('yes').optional();
const ofKinds = {
  public_body: ticked,
  association: ticked,
  company: ticked,
  informal_group: ticked,
} satisfies Record<(typeof organisationKinds)[number], z.ZodType>;
const changes = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add'), revision, organisation }),
  z.strictObject({ act: z.literal('remove'), revision, organisation }),
  z.strictObject({
    act: z.literal('rules'),
    revision,
    proof: z.enum(affiliationProofs),
    ...ofKinds,
  }),
  z.strictObject({ act: z.literal('clear'), revision }),
]);

/** Of which organisations one has to be, for each way in: they are picked from the register, without a script. */
export function demandRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/policy/:path', (req, res) => show(deps, { req, res }));
  router.post('/c/:slug/manage/policy/:path', async (req, res) => {
    const { actor } = viewerOf(req);
    const path = pathOf(req);
    const slug = slugOf(req);
    const form = validate(changes, req.body);
    try {
      const change = toChange(form);
      await changeDemand(deps, { actor, slug, revision: form.revision, path, change });
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'community.demand_empty') throw error;
      return await show(deps, { req, res, fault: req.t('error.community.demand_empty') });
    }
    setFlash(req, res, { key: 'flash.demand.saved' });
    res.redirect(303, `/c/${slug}/manage/policy/${path}`);
  });
  return router;
}

function toChange(form: z.output<typeof changes>): DemandChange {
  if (form.act === 'clear') return { act: 'clear' };
  if (form.act !== 'rules') return { act: form.act, organisationId: form.organisation };
  const kinds = organisationKinds.filter((kind) => form[kind]);
  return { act: 'rules', proof: form.proof, kinds };
}

function pathOf(req: Request): WayPath {
  const found = wayPaths.find((path) => path === req.params['path']);
  if (!found) throw new PiazzaError('page.not_found');
  return found;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly fault?: string;
}

async function show(deps: Deps, { req, res, fault }: Showing): Promise<void> {
  const slug = slugOf(req);
  const path = pathOf(req);
  const { query } = readQuery(search, req.query);
  const read = await readDemand(deps, { actor: viewerOf(req).actor, slug, path });
  const found = query ? await searchOrganisations(deps, { query }) : undefined;
  const isFull = read.organisations.length >= mostNamed;
  sendPage(req, res, {
    title: req.t('settings.demand'),
    status: fault ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={read.view.texts.it.name}>
        <Demand {...{ ...read, path, query, found, fault, isFull }} />
      </ManageFrame>
    ),
  });
}
