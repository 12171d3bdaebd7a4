// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Response, type Router } from 'express';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { PlainTextKey } from '../../i18n/translate.js';
import { emptyForm, type FormState } from '../components/field.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { sendPage } from '../layout/page.js';
import { readForm } from '../read-form.js';
import { readQuery } from '../read-query.js';
import { Contact } from './contact.js';
import { HowToSignIn } from './how-to-sign-in.js';
import { Accessibility, Cookies, Privacy } from './legal.js';

export interface ContactMessage {
  readonly email: string;
  readonly message: string;
  /** The correlation id of the failure they met. */
  readonly requestId: string | undefined;
}

const pages: readonly { path: string; title: PlainTextKey; view: () => VNode }[] = [
  { path: '/come-accedere', title: 'how.title', view: HowToSignIn },
  { path: '/privacy', title: 'privacy.title', view: Privacy },
  { path: '/cookie', title: 'cookies.title', view: Cookies },
  { path: '/accessibilita', title: 'accessibility.title', view: Accessibility },
];

const contactQuery = z.strictObject({ id: z.uuid().optional() });
const contactForm = z.strictObject({
  email: z.email().max(254),
  message: z.string().trim().min(3).max(2_000),
  id: z.union([z.literal(''), z.uuid()]).default(''),
});

/** Pages that need nothing and nobody. */
export function helpRoutes(deps: Pick<WebDeps, 'limits' | 'sendContactMessage'>): Router {
  const router = express.Router();
  for (const { path, title, view: View } of pages)
    router.get(path, (req, res) => sendPage(req, res, { title: req.t(title), body: <View /> }));

  router.get('/contatti', (req, res) => {
    const { id = '' } = readQuery(contactQuery, req.query);
    showContact(req, res, { values: { ...emptyForm.values, id }, errors: {} });
  });
  router.post('/contatti', deps.limits.contact, async (req, res) => {
    const read = readForm(contactForm, req.body, {
      email: req.t('contact.error.email'),
      message: req.t('contact.error.message'),
      id: req.t('contact.error.request'),
    });
    if (!read.ok) return showContact(req, res, read.form);
    const { email, message, id } = read.value;
    await deps.sendContactMessage({ email, message, requestId: id || undefined });
    setFlash(req, res, { key: 'flash.contact.sent' });
    res.redirect(303, '/contatti');
  });
  return router;
}

function showContact(req: Request, res: Response, form: FormState): void {
  const failed = Object.keys(form.errors).length > 0;
  sendPage(req, res, {
    title: req.t('contact.title'),
    status: failed ? 422 : 200,
    body: <Contact form={form} />,
  });
}
