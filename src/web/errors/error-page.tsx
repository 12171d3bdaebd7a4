// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ErrorCode } from '../../kernel/errors.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface ErrorPageProps {
  readonly code: ErrorCode;
  readonly title: string;
  readonly correlationId: string;
}

/** What happened, what to do next, and the id to give when asking for help. */
export function ErrorPage({ code, title, correlationId }: ErrorPageProps): VNode {
  const { t, viewer, signInAgainAt } = useView();
  return (
    <div class="narrow">
      <PageHead title={title} lead={t(`error.${code}`)} />
      <h2>{t('error.next')}</h2>
      <ul>
        <li>{t('error.next.back')}</li>
        {viewer && signInAgainAt === undefined ? null : (
          <li>
            <a href={signInAgainAt ?? '/sign-in'}>{t('error.next.sign_in')}</a>
          </li>
        )}
        <li>
          <a href="/come-accedere">{t('error.next.help')}</a>
        </li>
        <li>
          <a href={`/contatti?id=${encodeURIComponent(correlationId)}`}>
            {t('error.next.contact')}
          </a>
        </li>
        <li>
          <a href="/">{t('error.next.home')}</a>
        </li>
      </ul>
      <p>
        {t('error.code')}: <span class="code">{correlationId}</span>
      </p>
    </div>
  );
}
