// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { Step } from '../../providers/provider.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';

/** How a browser gets to the identity provider's own logout. */
export type UpstreamLogout = Exclude<Step, { kind: 'page' }>;

export interface SignedOut {
  /** Whether the session here has ended; otherwise the person has left one portal, and stays. */
  readonly everywhere: boolean;
  readonly left?: string | undefined;
  /** No logout of ours makes a browser forget a card: the next person would be the same one. */
  readonly withCard?: boolean;
  readonly upstream?: UpstreamLogout | undefined;
  /** Pages that end a portal's session in this browser, and no other way. */
  readonly frames?: readonly Frame[];
  /** Where a portal that started it wants the person to go, and its name. */
  readonly next?: string | undefined;
  readonly portal?: string | undefined;
}

interface Frame {
  readonly portal: string;
  readonly address: string;
}

/** After a sign-out: the identity provider's own may end too, if the person wants; portals end theirs. */
export function sendSignedOutHere(req: Request, res: Response, signedOut: SignedOut): void {
  const { upstream, frames = [] } = signedOut;
  res.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
  sendPage(req, res, {
    title: req.t(signedOut.everywhere ? 'sign_out.done.title' : 'logout.done'),
    body: <SignedOutHere {...signedOut} />,
    formAction: upstream ? [upstream.to.origin] : [],
    frames: frames.map(({ address }) => address),
  });
}

function SignedOutHere(signedOut: SignedOut): VNode {
  const { upstream, frames = [], next, portal, withCard } = signedOut;
  const { t } = useView();
  const goOn = portal === undefined ? t('sign_out.stay') : t('sign_out.back', { portal });
  return (
    <div class="narrow">
      <Done {...signedOut} />
      {withCard ? <p>{t('cns.sign_out')}</p> : null}
      <Frames frames={frames} />
      {upstream ? (
        <Upstream step={upstream} next={next ?? '/'} goOn={goOn} />
      ) : (
        <div class="actions">
          <a class="btn btn-primary" href={next ?? '/'}>
            {portal === undefined ? t('logout.home') : t('sign_out.continue', { portal })}
          </a>
        </div>
      )}
    </div>
  );
}

function Done({ everywhere, left = '' }: SignedOut): VNode {
  const { t } = useView();
  return everywhere ? (
    <PageHead title={t('sign_out.done.title')} lead={t('sign_out.done.lead')} />
  ) : (
    <PageHead title={t('logout.done')} lead={t('logout.done.portal', { portal: left })} />
  );
}

/** Software that is told by the browser only (OpenID Connect Front-Channel Logout 1.0): its page does the rest. */
function Frames({ frames }: { frames: readonly Frame[] }): VNode | null {
  const { t } = useView();
  if (frames.length === 0) return null;
  return (
    <>
      <p>{t('sign_out.frames', { portals: frames.map(({ portal }) => portal).join(', ') })}</p>
      <div class="visually-hidden" aria-hidden="true">
        {frames.map(({ portal, address }) => (
          <iframe src={address} title={portal} tabIndex={-1} key={address} />
        ))}
      </div>
    </>
  );
}

function Upstream(props: { step: UpstreamLogout; next: string; goOn: string }): VNode {
  const { t } = useView();
  const { step, next, goOn } = props;
  return (
    <>
      <h2 class="h4">{t('sign_out.upstream.title')}</h2>
      <p>{t('sign_out.upstream.lead', { host: step.to.host })}</p>
      <div class="actions">
        {step.kind === 'redirect' ? (
          <a class="btn btn-primary" href={step.to.href}>
            {t('sign_out.upstream')}
          </a>
        ) : (
          <ButtonForm action={step.to.href} fields={step.fields}>
            {t('sign_out.upstream')}
          </ButtonForm>
        )}
        <a class="btn btn-outline-primary" href={next}>
          {goOn}
        </a>
      </div>
    </>
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
