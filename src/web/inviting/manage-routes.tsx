// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { InvitationId } from '../../kernel/ids.js';
import { readGuestList } from '../../membership/domain/inviting/guest-list.js';
import { getCommunity } from '../../membership/use-cases/get-community.js';
import type { RoleFault } from '../../membership/use-cases/inviting/demand-roles.js';
import { inviteMembers } from '../../membership/use-cases/inviting/invite-members.js';
import { listInvitations } from '../../membership/use-cases/inviting/list-invitations.js';
import {
  resendInvitation,
  revokeInvitation,
} from '../../membership/use-cases/inviting/manage-invitation.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { ManageFrame } from '../manage/frame.js';
import { readForm } from '../read-form.js';
import { idOf, slugOf, viewerOf } from '../request.js';
import { readQuery } from '../read-query.js';
import { Invitations } from './invitations.js';
import { roleNamed } from './role-names.js';

type Deps = Pick<WebDeps, 'db' | 'now' | 'pseudonym' | 'lettersOfDay'>;

const pageQuery = z.strictObject({ cursor: z.string().max(500).optional() });
const inviteForm = z.strictObject({
  guests: z.string().trim().min(3).max(15_000),
  message: z.string().trim().max(1_000),
  locale: z.enum(['it', 'en']),
});
const nothing = z.strictObject({});

/** What the managers of a community do with invitations. */
export function manageInvitationRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/c/:slug/manage/invitations', (req, res) =>
    show(deps, { req, res, form: takeDraft(req, res), faults: [] }),
  );
  router.post('/c/:slug/manage/invitations', (req, res) => invite(deps, req, res));
  router.post('/c/:slug/manage/invitations/:invitation/resend', async (req, res) => {
    validate(nothing, req.body);
    await resendInvitation(deps, { actor: viewerOf(req).actor, invitationId: invitationOf(req) });
    done(req, res, 'flash.invitation.resent');
  });
  router.post('/c/:slug/manage/invitations/:invitation/revoke', async (req, res) => {
    validate(nothing, req.body);
    await revokeInvitation(deps, { actor: viewerOf(req).actor, invitationId: invitationOf(req) });
    done(req, res, 'flash.invitation.revoked');
  });
  return router;
}

async function invite(deps: Deps, req: Request, res: Response): Promise<void> {
  const { actor } = viewerOf(req);
  const sentences = {
    guests: req.t('invitations.error.guests'),
    message: req.t('invitations.error.message'),
  };
  const read = readForm(inviteForm, req.body, sentences);
  if (!read.ok) return await show(deps, { req, res, form: read.form, faults: [] });
  const { form } = read;
  const { guests: text, ...letter } = read.value;
  const list = readGuestList(text, roleNamed);
  if (!list.ok) {
    const faults = list.faults.map(({ line, fault }) =>
      req.t(`invitations.fault.${fault}`, { line }),
    );
    return await show(deps, { req, res, form, faults });
  }
  try {
    await inviteMembers(deps, { actor, slug: slugOf(req), guests: list.guests, ...letter });
  } catch (error) {
    const faults = faultsOf(error, req);
    if (!faults) throw error;
    return await show(deps, { req, res, form, faults });
  }
  done(req, res, 'flash.invitation.sent');
}

/** What can be mended in the form, said there; nothing that was typed is lost. */
function faultsOf(error: unknown, { t }: Request): readonly string[] | undefined {
  if (!(error instanceof PiazzaError)) return undefined;
  if (error.code === 'invitation.too_many') return [t('error.invitation.too_many')];
  if (error.code === 'invitation.day_full') return [t('error.invitation.day_full')];
  const { addresses, guests } = error.context;
  if (error.code === 'invitation.already_open' && Array.isArray(addresses)) {
    return addresses.map((address) => t('invitations.fault.open', { address: String(address) }));
  }
  if (!Array.isArray(guests)) return undefined;
  return guests.map(({ address, fault }: RoleFault) =>
    t(`invitations.fault.${fault}`, { address }),
  );
}

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly form: FormState;
  readonly faults: readonly string[];
}

async function show(deps: Deps, { req, res, form, faults }: Showing): Promise<void> {
  const slug = slugOf(req);
  const { cursor } = readQuery(pageQuery, req.query);
  const { actor } = viewerOf(req);
  const { text } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
  const page = await listInvitations(deps, { actor, slug, cursor });
  const faulty = faults.length > 0 || Object.keys(form.errors).length > 0;
  sendPage(req, res, {
    title: req.t('manage.nav.invitations'),
    status: faulty ? 422 : 200,
    body: (
      <ManageFrame slug={slug} name={text.name}>
        <Invitations {...{ slug, page, form: form ?? emptyForm, faults }} />
      </ManageFrame>
    ),
  });
}

function done(req: Request, res: Response, key: Parameters<typeof setFlash>[2]['key']): void {
  setFlash(req, res, { key });
  res.redirect(303, `/c/${slugOf(req)}/manage/invitations`);
}

const invitationOf = (req: Request): InvitationId => idOf<InvitationId>(req, 'invitation');
