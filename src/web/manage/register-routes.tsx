// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { RoleGrantId } from '../../kernel/ids.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import { revokeRole } from '../../membership/use-cases/revoke-role.js';
import { listHeldRoles } from '../../membership/use-cases/roles/list-held-roles.js';
import type { WebDeps } from '../deps.js';
import { statusOf, takeDraftOf } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { SuccessorsLink } from '../leaving/successors.js';
import { faultsOf, liftForm } from '../measures/forms.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { HandoverNotes } from '../roles/handover-notes.js';
import type { FailedRevocation } from '../roles/revoke.js';
import { RolesInUse } from '../roles/roles-in-use.js';
import { ManageFrame } from './frame.js';
import { Register } from './register.js';

const place = z.strictObject({ cursor: z.string().max(500).optional() });

type Deps = Pick<WebDeps, 'db' | 'now'>;

/** The roles held in a community, and taking one. */
export function registerRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/roles', (req, res) => {
    const draft = takeDraftOf(req, res, ['revoke']);
    const failed = draft && { grantId: draft.of, form: draft.form };
    return showRoles(deps, { req, res, failed });
  });
  router.post('/c/:slug/manage/roles/:grant/revoke', async (req, res) => {
    const grantId = idOf<RoleGrantId>(req, 'grant');
    const read = readForm(liftForm, req.body, faultsOf(req.t));
    if (!read.ok) return await showRoles(deps, { req, res, failed: { grantId, form: read.form } });
    const { actor } = viewerOf(req);
    await revokeRole(deps, { actor, grantId, reason: read.value.reason });
    setFlash(req, res, { key: 'flash.role.revoked' });
    res.redirect(303, `/c/${slugOf(req)}/manage/roles`);
  });
  return router;
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly failed: FailedRevocation | undefined;
}

async function showRoles(deps: Deps, { req, res, failed }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { actor } = viewerOf(req);
  const page = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const { cursor } = readQuery(place, req.query);
  const asked = { actor, slug, locale: req.locale, cursor };
  const { held, next, notes } = await listHeldRoles(deps, asked);
  sendPage(req, res, {
    title: req.t('manage.nav.roles'),
    status: statusOf(failed?.form),
    body: (
      <ManageFrame slug={slug} name={page.text.name}>
        <Register {...{ slug, held, next, failed }} stopped={page.community.status === 'frozen'} />
        {page.viewer.roles.includes('manager') ? <SuccessorsLink slug={slug} /> : null}
        <HandoverNotes notes={notes} />
        {page.viewer.choosesRoles ? (
          <RolesInUse slug={slug} chosen={page.community.furtherRoles} />
        ) : null}
      </ManageFrame>
    ),
  });
}
