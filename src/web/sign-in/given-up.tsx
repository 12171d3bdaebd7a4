// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { ErrorCode } from '../../kernel/errors.js';
import { AttemptRefused, type Wanted } from '../../sign-in/use-cases/attempt-refused.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';
import { Help } from './help.js';

/** Lets the page of a refusal lead on to what its person wanted. */
export function leadBack(req: Pick<Request, 'signInAgainAt'>, error: unknown): void {
  if (error instanceof AttemptRefused) req.signInAgainAt = chooseAgain(error.wanted);
}

/** Shows the ways on to who said no at a provider; false for any other failure. */
export function sendGivenUp(req: Request, res: Response, error: unknown): boolean {
  if (!(error instanceof AttemptRefused && error.givenUp)) return false;
  const { code, wanted } = error;
  sendPage(req, res, {
    title: req.t('sign_in.given_up.title'),
    status: 401,
    body: <GivenUpPage {...{ code, wanted }} correlationId={req.id} />,
  });
  return true;
}

interface GivenUpProps {
  readonly code: ErrorCode;
  readonly wanted: Wanted;
  readonly correlationId: string;
}

/** Nothing is lost: the same wish goes on with any means, or is dropped. */
export function GivenUpPage({ code, wanted, correlationId }: GivenUpProps): VNode {
  const { t, viewer } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.given_up.title')} lead={t(`error.${code}`)} />
      <p>{t('sign_in.given_up.nothing')}</p>
      <div class="actions">
        <a class="btn btn-primary" href={chooseAgain(wanted)}>
          {t('sign_in.given_up.again')}
        </a>
        <a class="btn btn-outline-primary" href={viewer ? wanted.returnTo : '/'}>
          {t(viewer ? 'sign_in.given_up.back' : 'sign_in.given_up.home')}
        </a>
      </div>
      <Help correlationId={correlationId} />
    </div>
  );
}

export function chooseAgain({ returnTo, intent, minimum, portal }: Wanted): string {
  const query = new URLSearchParams({ return_to: returnTo });
  if (minimum !== 'none') query.set('minimum', minimum);
  if (portal !== undefined) query.set('portal', portal);
  if (intent === 'link') query.set('intent', 'link');
  if (intent === 'step-up') query.set('fresh', '1');
  return `/sign-in?${query}`;
}
