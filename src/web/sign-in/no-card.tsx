// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { Help } from './help.js';

interface NoCardProps {
  /** The host that asks for the certificate, with the attempt: it goes on, for its quarter of an hour. */
  readonly again: string;
  readonly correlationId: string;
}

/** The browser presented no certificate: a page that helps, in place of the browser's TLS error. */
export function NoCard({ again, correlationId }: NoCardProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('cns.no_card.title')} lead={t('error.cns.no_card')} />
      <h2>{t('cns.no_card.steps')}</h2>
      <ol>
        <li>{t('cns.no_card.reader')}</li>
        <li>{t('cns.no_card.software')}</li>
        <li>{t('cns.no_card.restart')}</li>
        <li>{t('cns.no_card.choose')}</li>
      </ol>
      <p>
        <a class="btn btn-primary" href={again}>
          {t('cns.no_card.again')}
        </a>
      </p>
      <p>
        <a href="/sign-in">{t('cns.no_card.other')}</a>
      </p>
      <Help correlationId={correlationId} />
    </div>
  );
}
