// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler } from 'express';
import type { VNode } from 'preact';
import { PiazzaError } from '../../kernel/errors.js';
import type { ReplyRoute } from '../../providers/provider.js';
import { lookAtAttempt } from '../../sign-in/use-cases/look-at-attempt.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';
import type { SignInWebDeps } from './deps.js';
import { leadBack } from './given-up.js';
import { readReply } from './read-reply.js';

/** GET of a mailed link: looking at it does nothing, the button of the page does. */
export const openMailedLink =
  (deps: SignInWebDeps, instance: string, route: ReplyRoute): RequestHandler =>
  async (req, res) => {
    // No address of ours with a token in it goes anywhere; same-origin for the form's own sake.
    res.set('Referrer-Policy', 'same-origin');
    const { lang: _language, ...fields } = readReply(req).query;
    const waiting = await findWaiting(deps, { req, instance, route, fields });
    if (!waiting) {
      return sendPage(req, res, {
        title: req.t('email_link.elsewhere.title'),
        body: <Elsewhere />,
      });
    }
    sendPage(req, res, {
      title: req.t('sign_in.confirm.title'),
      body: <Confirm action={`/sign-in/${instance}${route.path}`} fields={fields} />,
      formAction: waiting.portal === undefined ? [] : await originsOf(deps, waiting.portal),
    });
  };

interface Opening {
  readonly req: Request;
  readonly instance: string;
  readonly route: ReplyRoute;
  readonly fields: Readonly<Record<string, string>>;
}

const originsOf = async (
  { findPortal }: SignInWebDeps,
  portal: string,
): Promise<readonly string[]> => (await findPortal(portal))?.origins ?? [];

/**
 * The sign-in that waits in this browser; undefined for another browser's.
 * @throws PiazzaError when it can be finished no more
 */
async function findWaiting(
  { signIn, binding }: SignInWebDeps,
  { req, instance, route, fields }: Opening,
): Promise<{ readonly portal?: string | undefined } | undefined> {
  // The parameters are those that the button will post.
  const key = route.correlate({ query: {}, body: fields, rawQuery: '' });
  try {
    return await lookAtAttempt(signIn, { instance, key, browser: binding.read(req) });
  } catch (error) {
    leadBack(req, error);
    const { rule } = error instanceof PiazzaError ? error.context : {};
    if (rule === 'attempt.unknown' || rule === 'attempt.no_handle') return undefined;
    throw error;
  }
}

function Confirm(props: {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.confirm.title')} lead={t('sign_in.confirm.lead')} />
      <ButtonForm action={props.action} fields={props.fields}>
        {t('sign_in.confirm')}
      </ButtonForm>
    </div>
  );
}

/** For who opened the mail in another browser, and for the scanners of mail servers. */
export function Elsewhere(): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('email_link.elsewhere.title')} lead={t('email_link.elsewhere.lead')} />
      <ul>
        <li>{t('email_link.elsewhere.code')}</li>
        <li>{t('email_link.elsewhere.open')}</li>
      </ul>
      <p>{t('email_link.elsewhere.again')}</p>
      <a class="btn btn-primary" href="/sign-in">
        {t('email_link.elsewhere.start')}
      </a>
    </div>
  );
}
