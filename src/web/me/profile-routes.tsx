// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { getProfile } from '../../identity/use-cases/get-profile.js';
import { updateProfile } from '../../identity/use-cases/update-profile.js';
import { locales } from '../../i18n/translate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { sectors } from '../../kernel/sector.js';
import { provinceCodes } from '../community/words.js';
import type { FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { takeDraft } from '../draft.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { viewerOf } from '../request.js';
import { ProfileForm } from './profile.js';

type Deps = Pick<WebDeps, 'db' | 'now'>;

const profileForm = z.strictObject({
  display_name: z.string().trim().min(2).max(80),
  locale: z.enum(locales),
  province: z.union([z.literal(''), z.enum(provinceCodes)]),
  sector: z.union([z.literal(''), z.enum(sectors)]).default(''),
});

export function profileRoutes(deps: Deps): Router {
  const router = express.Router();
  router.get('/me/profile', (req, res) =>
    showProfile(deps, { req, res, form: takeDraft(req, res) }),
  );
  router.post('/me/profile', async (req, res) => {
    const { actor } = viewerOf(req);
    const read = readForm(profileForm, req.body, {
      display_name: req.t('profile.error.display_name'),
      locale: req.t('profile.error.locale'),
      province: req.t('profile.error.province'),
      sector: req.t('profile.error.sector'),
    });
    if (!read.ok) return await showProfile(deps, { req, res, form: read.form });
    const { display_name: displayName, locale } = read.value;
    const province = read.value.province || undefined;
    const sector = read.value.sector || undefined;
    try {
      await updateProfile(deps, { actor, displayName, locale, province, sector });
    } catch (error) {
      const errors = nameFault(error, req);
      return await showProfile(deps, { req, res, form: { ...read.form, errors } });
    }
    setFlash(req, res, { key: 'flash.profile.saved' });
    res.redirect(303, '/me/profile');
  });
  return router;
}

/** What is wrong with a name, in the form, where it can be changed. */
function nameFault(error: unknown, { t }: Request): FormState['errors'] {
  const isOfName =
    error instanceof PiazzaError &&
    (error.code === 'member.name_reserved' || error.code === 'member.name_invalid');
  if (!isOfName) throw error;
  return { display_name: t(`error.${error.code}`) };
}

async function showProfile(
  deps: Deps,
  { req, res, form }: { req: Request; res: Response; form: FormState },
): Promise<void> {
  const profile = await getProfile(deps, viewerOf(req).actor.memberId);
  sendPage(req, res, {
    title: req.t('profile.title'),
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    body: <ProfileForm profile={profile} form={form} />,
  });
}
