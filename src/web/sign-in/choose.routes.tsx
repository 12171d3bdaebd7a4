// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { later } from '../../kernel/clock.js';
import { levels, reaches } from '../../kernel/level.js';
import { freshness, type Intent } from '../../sign-in/domain/attempt.js';
import type { FormState } from '../components/field.js';
import { sendPage } from '../layout/page.js';
import { readQuery } from '../read-query.js';
import { Choose } from './choose.js';
import { currentSession } from './current-session.js';
import type { SignInWebDeps, WaitingPortal } from './deps.js';
import { lastMeansOf } from './last-means.js';
import { offersFor, type Offers } from './offers.js';
import { ownPath } from './own-path.js';

const instances = z
  .string()
  .regex(/^[a-z0-9-]{1,60}(,[a-z0-9-]{1,60}){0,29}$/)
  .transform((ids) => ids.split(','));
const query = z.strictObject({
  return_to: ownPath,
  minimum: z.enum(levels).default('none'),
  portal: z.string().max(100).optional(),
  among: instances.optional(),
  fresh: z.literal('1').optional(),
  intent: z.enum(['sign-in', 'link']).default('sign-in'),
  /** A form was sent after its session had ended, and waits. */
  kept: z.literal('1').optional(),
});
type Query = z.output<typeof query>;

/** GET `/sign-in`: every way in that serves, for who has to sign in, confirm, go higher, or link. */
export function choosePage(deps: SignInWebDeps): RequestHandler {
  return async (req, res) => {
    const asked = readQuery(query, req.query);
    const purpose = purposeOf(req, asked, deps.signIn.now());
    if (!purpose) return res.redirect(303, asked.return_to);
    const portal = asked.portal === undefined ? undefined : await deps.findPortal(asked.portal);
    await show(deps, { req, res, asked, purpose, portal });
  };
}

interface Purpose {
  readonly reason: 'plain' | 'link' | 'confirm' | 'stronger';
  readonly intent: Intent;
}

/** Why this person is here; undefined when what they have serves already. */
function purposeOf(req: Request, asked: Query, now: Date): Purpose | undefined {
  const session = currentSession(req);
  if (!session) return { reason: 'plain', intent: 'sign-in' };
  const stale = later(session.provenAt, freshness) < now;
  if (asked.intent === 'link') {
    return stale ? { reason: 'confirm', intent: 'step-up' } : { reason: 'link', intent: 'link' };
  }
  if (!reaches(session.level, asked.minimum)) {
    // A member who never proved who they are may turn out to have another profile: then we ask.
    return { reason: 'stronger', intent: session.level === 'none' ? 'sign-in' : 'step-up' };
  }
  if (asked.fresh) return { reason: 'confirm', intent: 'step-up' };
  // The portal knows that this session does not serve it.
  return asked.portal === undefined ? undefined : { reason: 'confirm', intent: 'step-up' };
}

/** Asks who wants to link, and last proved who they are too long ago, to do it now; then they choose again. */
export function showConfirmation(
  deps: SignInWebDeps,
  { req, res, returnTo }: { req: Request; res: Response; returnTo: string },
): Promise<void> {
  const asked = { return_to: returnTo, minimum: 'none', intent: 'link' } as const;
  const purpose = { reason: 'confirm', intent: 'step-up' } as const;
  return show(deps, { req, res, asked, purpose, portal: undefined, status: 403 });
}

/** The same page for who typed an address that we cannot write to, with what they typed. */
export async function showAddressFault(
  deps: SignInWebDeps,
  { req, res, asked, fault }: AddressFault,
): Promise<void> {
  const { intent, portal: clientId, email } = asked;
  const status = fault === 'email-link.address' ? 422 : 429;
  const form = { values: { email }, errors: { email: req.t(`error.${fault}`) } };
  const portal = clientId === undefined ? undefined : await deps.findPortal(clientId);
  const purpose = { reason: reasons[intent], intent } as const;
  // Found by GET, this page has another address than the form.
  req.shownAt = '/sign-in';
  await show(deps, { req, res, asked, purpose, portal, status, form });
}

const reasons = { 'sign-in': 'plain', link: 'link', 'step-up': 'confirm' } as const;

interface AddressFault {
  readonly req: Request;
  readonly res: Response;
  readonly asked: Omit<Query, 'intent'> & { readonly intent: Intent; readonly email: string };
  readonly fault: 'email-link.address' | 'email-link.too_many_mails';
}

const linkPage = (returnTo: string): string =>
  `/sign-in?${new URLSearchParams({ intent: 'link', return_to: returnTo })}`;

interface Showing {
  readonly req: Request;
  readonly res: Response;
  readonly asked: Omit<Query, 'intent'> & { readonly intent: Intent };
  readonly purpose: Purpose;
  readonly portal: WaitingPortal | undefined;
  readonly status?: number;
  readonly form?: FormState;
}

async function show(
  deps: SignInWebDeps,
  { req, res, asked, purpose, portal, status = 200, form }: Showing,
): Promise<void> {
  const { reason, intent } = purpose;
  const { minimum, among } = asked;
  const demand = { minimum, among, refusalOf: portal?.refusalOf };
  const offers = await offersFor(deps.signIn.providers.instances, demand);
  refuseWithoutAgreement(offers, asked);
  const title = req.t(titles[reason]);
  const lead =
    portal && reason === 'plain'
      ? req.t('sign_in.lead.portal', { portal: portal.name })
      : req.t(`sign_in.lead.${reason}`);
  const fields = {
    // Who confirms in order to link comes back to the page where the means to link is chosen.
    return_to:
      asked.intent === 'link' && intent !== 'link' ? linkPage(asked.return_to) : asked.return_to,
    minimum: asked.minimum === 'none' ? undefined : asked.minimum,
    portal: portal && asked.portal,
    intent: intent === 'sign-in' ? undefined : intent,
    fresh: asked.fresh,
  };
  const last = intent === 'link' ? undefined : lastMeansOf(deps, req, offers);
  sendPage(req, res, {
    title,
    status,
    body: (
      <Choose
        {...{ offers, lead, fields, last, title, form }}
        kept={asked.kept === '1'}
        correlationId={req.id}
      />
    ),
    formAction: [...offers.origins, ...(portal?.origins ?? [])],
  });
}

/** Nobody chooses from nothing: where only an agreement would open a way, that is said. */
function refuseWithoutAgreement(
  { groups, unavailable }: Offers,
  { portal }: Pick<Query, 'portal'>,
): void {
  const offered = Object.values(groups).some((offers) => offers.length > 0);
  const lacks = unavailable.some(({ reason }) => reason === 'sign_in.unavailable.agreement');
  if (!offered && lacks) throw new PiazzaError('portal.agreement_missing', { portal });
}

const titles = {
  plain: 'sign_in.title',
  link: 'sign_in.title.link',
  confirm: 'sign_in.title.confirm',
  stronger: 'sign_in.title.confirm',
} as const;
