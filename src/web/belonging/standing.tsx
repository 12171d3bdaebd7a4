// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { ViewerState } from '../../membership/use-cases/get-community.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

interface OwnStandingProps {
  readonly slug: string;
  readonly own: NonNullable<ViewerState['own']>;
}

/** What a member has to know of their membership: suspended, resting, or about to end. */
export function OwnStanding({ slug, own }: OwnStandingProps): VNode {
  const { locale, t } = useView();
  const { status, isPaused, expiresAt, graceUntil, isRenewable, graceReason } = own;
  return (
    <>
      {status === 'suspended' ? (
        <Alert kind="warning">
          <p>{t('own.suspended')}</p>
          <a href="/me">{t('my_measures.title')}</a>
        </Alert>
      ) : null}
      {status === 'grace' && graceUntil ? (
        <Alert kind="warning">
          <p>{t('own.grace', { until: formatDate(locale, graceUntil) })}</p>
          {graceReason === 'affiliation_ended' ? (
            <p>
              {t('own.grace.affiliation')}{' '}
              <a href="/me/organisations">{t('own.grace.affiliation.act')}</a>
            </p>
          ) : null}
        </Alert>
      ) : null}
      {status === 'active' && expiresAt ? (
        <p>{t('own.expires', { date: formatDate(locale, expiresAt) })}</p>
      ) : null}
      {isRenewable ? <ButtonForm action={`/c/${slug}/renew`}>{t('own.renew')}</ButtonForm> : null}
      {isPaused ? (
        <Alert>
          <p>{t('own.paused')}</p>
          <ButtonForm action={`/c/${slug}/resume`} look="outline-primary">
            {t('own.resume')}
          </ButtonForm>
        </Alert>
      ) : null}
    </>
  );
}
