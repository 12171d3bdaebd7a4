// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { locales } from '../../i18n/translate.js';
import { platformRoles } from '../../membership/domain/permissions.js';
import { confirmStaffRole } from '../../membership/use-cases/confirm-staff-role.js';
import { endStaffRole } from '../../membership/use-cases/end-staff-role.js';
import { inviteStaff } from '../../membership/use-cases/invite-staff.js';
import { listStaff } from '../../membership/use-cases/list-staff.js';
import { renewStaffRole } from '../../membership/use-cases/staff-terms/renew-staff-role.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { idOf, viewerOf } from '../request.js';
import { StaffPeople } from './people.js';

const nothing = z.strictObject({});
const invitation = z.strictObject({
  email: z.string().trim().max(254).pipe(z.email()),
  role: z.enum(platformRoles),
  locale: z.enum(locales),
});

/** Who works on the platform: invite, confirm, renew, end. */
export function peopleRoutes(deps: WebDeps): Router {
  const router = express.Router();
  router.get('/staff/people', (req, res) =>
    showPeople(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/staff/people/invite', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(invitation, req.body, {
      email: req.t('staff.invite.error.email'),
      role: req.t('staff.create.error.choice'),
      locale: req.t('staff.create.error.choice'),
    });
    if (!read.ok) return await showPeople(deps, { req, res, form: read.form });
    const { email, role, locale } = read.value;
    await inviteStaff(deps, {
      actor,
      role,
      tokenSink: (token, expiresAt) =>
        deps.sendStaffInvitation({ email, role, locale, token, expiresAt }),
    });
    setFlash(req, res, { key: 'flash.staff.invited' });
    res.redirect(303, '/staff/people');
  });
  router.post('/staff/people/:grant/confirm', async (req, res) => {
    validate(nothing, req.body);
    await confirmStaffRole(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.staff.confirmed' });
    res.redirect(303, '/staff/people');
  });
  router.post('/staff/people/:grant/renew', async (req, res) => {
    validate(nothing, req.body);
    await renewStaffRole(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.staff.renewed' });
    res.redirect(303, '/staff/people');
  });
  router.post('/staff/people/:grant/end', async (req, res) => {
    validate(nothing, req.body);
    await endStaffRole(deps, { actor: viewerOf(req).actor, grantId: idOf(req, 'grant') });
    setFlash(req, res, { key: 'flash.staff.ended' });
    res.redirect(303, '/staff/people');
  });
  return router;
}

async function showPeople(
  deps: WebDeps,
  { req, res, form = emptyForm }: { req: Request; res: Response; form?: FormState },
): Promise<void> {
  const staff = await listStaff(deps, { actor: viewerOf(req).actor });
  sendPage(req, res, {
    title: req.t('staff.people.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <StaffPeople staff={staff} form={form} />,
  });
}
