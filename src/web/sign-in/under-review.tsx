// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { PiazzaError } from '../../kernel/errors.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';

/** Shows the page of a sign-in that staff will look at; false for any other failure. */
export function sendUnderReview(req: Request, res: Response, error: unknown): boolean {
  if (!(error instanceof PiazzaError) || error.code !== 'sign_in.review') return false;
  sendPage(req, res, {
    title: req.t('sign_in.review.title'),
    status: 403,
    body: <UnderReview reference={String(error.context['case'])} correlationId={req.id} />,
  });
  return true;
}

interface UnderReviewProps {
  /** The id of the case, which the person may quote. */
  readonly reference: string;
  readonly correlationId: string;
}

/** What happened, what happens next, and whom to ask: nothing of the profiles concerned. */
export function UnderReview({ reference, correlationId }: UnderReviewProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.review.title')} lead={t('error.sign_in.review')} />
      <h2>{t('sign_in.review.next')}</h2>
      <ul>
        <li>{t('sign_in.review.staff')}</li>
        <li>{t('sign_in.review.mail')}</li>
        <li>{t('sign_in.review.other')}</li>
      </ul>
      <p>
        {t('sign_in.review.reference')}: <span class="code">{reference}</span>
      </p>
      <p>
        <a href={`/contatti?id=${encodeURIComponent(correlationId)}`}>{t('sign_in.contact')}</a> ·{' '}
        <a href="/sign-in">{t('error.next.sign_in')}</a>
      </p>
    </div>
  );
}
