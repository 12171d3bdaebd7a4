// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { Step } from '../../providers/provider.js';
import { Hidden } from '../components/hidden.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';

/** How a browser gets to the identity provider's own logout. */
export type UpstreamLogout = Exclude<Step, { kind: 'page' }>;

export interface SignedOut {
  readonly upstream: UpstreamLogout;
  /** Where a portal that started it wants the person to go, and its name. */
  readonly next?: string | undefined;
  readonly portal?: string | undefined;
}

/** After the session here has ended: the identity provider's own may end too, if the person wants. */
export function sendSignedOutHere(req: Request, res: Response, signedOut: SignedOut): void {
  res.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
  sendPage(req, res, {
    title: req.t('sign_out.done.title'),
    body: <SignedOutHere {...signedOut} />,
    formAction: [signedOut.upstream.to.origin],
  });
}

function SignedOutHere({ upstream: step, next, portal }: SignedOut): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_out.done.title')} lead={t('sign_out.done.lead')} />
      <h2 class="h4">{t('sign_out.upstream.title')}</h2>
      <p>{t('sign_out.upstream.lead', { host: step.to.host })}</p>
      <div class="actions">
        {step.kind === 'redirect' ? (
          <a class="btn btn-primary" href={step.to.href}>
            {t('sign_out.upstream')}
          </a>
        ) : (
          <form method="post" action={step.to.href}>
            <Hidden fields={step.fields} />
            <button type="submit" class="btn btn-primary">
              {t('sign_out.upstream')}
            </button>
          </form>
        )}
        <a class="btn btn-outline-primary" href={next ?? '/'}>
          {portal === undefined ? t('sign_out.stay') : t('sign_out.back', { portal })}
        </a>
      </div>
    </div>
  );
}

/** No logout of ours makes a browser forget a card: the next person would be the same one. */
export function sendSignedOutWithCard(req: Request, res: Response): void {
  res.set('Cache-Control', 'no-store');
  sendPage(req, res, { title: req.t('sign_out.done.title'), body: <SignedOutWithCard /> });
}

function SignedOutWithCard(): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_out.done.title')} lead={t('sign_out.done.lead')} />
      <p>{t('cns.sign_out')}</p>
      <p>
        <a href="/">{t('logout.home')}</a>
      </p>
    </div>
  );
}

/** What the identity provider answered. */
export function SignedOutUpstream({ everywhere }: { everywhere: boolean }): VNode {
  const { t } = useView();
  const result = everywhere ? 'everywhere' : 'partly';
  return (
    <div class="narrow">
      <PageHead title={t(`sign_out.${result}.title`)} lead={t(`sign_out.${result}.lead`)} />
      <p>
        <a href="/">{t('logout.home')}</a>
      </p>
    </div>
  );
}
