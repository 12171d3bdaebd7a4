// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import type { WebhookDeliveryId, WebhookEndpointId } from '../../kernel/ids.js';
import { readPortal } from '../../portal/use-cases/read-portal.js';
import type { StaffDeps } from '../../portal/use-cases/staff-deps.js';
import {
  addEndpoint,
  rotateKey,
  switchEndpoint,
} from '../../portal/use-cases/webhooks/keep-endpoints.js';
import { replayDelivery, replayFailed } from '../../portal/use-cases/webhooks/replay.js';
import { emptyForm, type FormState } from '../components/field.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { clientOf } from './client-of.js';
import { sendNewSecret } from './new-secret.js';
import { PortalDetail } from './portal.js';

const nothing = z.strictObject({});
const addition = z.strictObject({
  url: z.string().trim().max(2_000).pipe(z.url()),
  signature: z.enum(['hmac', 'ed25519']),
});
const acts = z.strictObject({ act: z.enum(['rotate', 'off', 'on', 'replay']) });

/** One portal with its webhooks: add, renew the key, stop, send again. */
export function webhookRoutes(deps: StaffDeps): Router {
  const router = express.Router();
  const page = '/staff/portals/:client';
  router.get(page, (req, res) => show(deps, { req, res, form: takeDraft(req, res) }));
  router.post(`${page}/webhooks`, async (req, res) => {
    const { actor } = viewerOf(req);
    const clientId = clientOf(req);
    const words = { url: req.t('portals.error.url'), signature: req.t('portals.error.signature') };
    const read = readForm(addition, req.body, words);
    if (!read.ok) return await show(deps, { req, res, form: read.form });
    const added = await addEndpoint(deps, { actor, clientId, ...read.value }).catch(
      (error: unknown) => refusal(req, error),
    );
    if (typeof added === 'string') {
      const form = { values: read.form.values, errors: { url: added } };
      return await show(deps, { req, res, form });
    }
    const kind = read.value.signature;
    sendNewSecret(req, res, { clientId, secret: added.key, kind });
  });
  router.post(`${page}/webhooks/:endpoint`, async (req, res) => {
    const { actor } = viewerOf(req);
    const { act } = validate(acts, req.body);
    const endpointId = idOf<WebhookEndpointId>(req, 'endpoint');
    const which = { actor, clientId: clientOf(req), endpointId };
    if (act === 'rotate') {
      const { key: secret } = await rotateKey(deps, which);
      const kind = secret.startsWith('whpk_') ? 'ed25519' : 'hmac';
      return sendNewSecret(req, res, { clientId: which.clientId, secret, kind });
    }
    if (act === 'replay') await replayFailed(deps, which);
    else await switchEndpoint(deps, { ...which, on: act === 'on' });
    setFlash(req, res, { key: `flash.webhook.${act}` });
    res.redirect(303, `/staff/portals/${which.clientId}`);
  });
  router.post(`${page}/deliveries/:delivery`, async (req, res) => {
    const { actor } = viewerOf(req);
    validate(nothing, req.body);
    const clientId = clientOf(req);
    const deliveryId = idOf<WebhookDeliveryId>(req, 'delivery');
    await replayDelivery(deps, { actor, clientId, deliveryId });
    setFlash(req, res, { key: 'flash.webhook.replay' });
    res.redirect(303, `/staff/portals/${clientId}`);
  });
  return router;
}

/** What is wrong with an address is told at its field; all else is a page of its own. */
function refusal(req: Request, error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 'webhook.address_refused') return req.t('error.webhook.address_refused');
  if (code === 'webhook.already_there') return req.t('error.webhook.already_there');
  throw error;
}

async function show(
  deps: StaffDeps,
  { req, res, form = emptyForm }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  const { actor } = viewerOf(req);
  const page = await readPortal(deps, { actor, clientId: clientOf(req) });
  sendPage(req, res, {
    title: page.portal.name,
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <PortalDetail page={page} form={form} />,
  });
}
