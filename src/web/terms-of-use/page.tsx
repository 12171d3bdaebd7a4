// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { TermsPage } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { EntryForm } from '../components/entry-form.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { useView } from '../view.js';
import { TermsBoxes, TermsWords } from './terms-boxes.js';

interface TermsViewProps {
  readonly terms: TermsPage;
  /** Whose they are, for people. */
  readonly whose: string;
  readonly address: string;
  readonly form: FormState;
}

/** What is to be accepted, the version in force and the earlier ones. */
export function TermsView({ terms, whose, address, form }: TermsViewProps): VNode {
  const { locale, t } = useView();
  const { shown, owed, versions, older } = terms;
  return (
    <div class="narrow">
      <PageHead title={t('terms.title', { whose })} />
      {owed.length > 0 ? (
        <EntryForm action={address} form={form} submit={t('terms.send')}>
          <TermsBoxes owed={owed} form={form} community={whose} />
        </EntryForm>
      ) : null}
      {shown ? (
        <section class="section" aria-labelledby="version">
          <h2 id="version">
            {t('terms.version', {
              number: shown.number,
              date: formatDate(locale, shown.effectiveFrom),
            })}
          </h2>
          <TermsWords content={shown.text.content} />
          <p class="field-hint">{t('terms.fingerprint', { sha256: shown.text.sha256 })}</p>
        </section>
      ) : (
        <p class="empty">{t('terms.none')}</p>
      )}
      {versions.length > 1 || older !== undefined ? (
        <section class="section" aria-labelledby="versions">
          <h2 id="versions">{t('terms.versions')}</h2>
          <ul>
            {versions.map(({ number, effectiveFrom }) => (
              <li key={number}>
                <a href={`${address}?version=${number}`}>
                  {t('terms.version', { number, date: formatDate(locale, effectiveFrom) })}
                </a>
              </li>
            ))}
          </ul>
          <Pagination next={older?.toString()} of={t('terms.versions')} param="before" />
        </section>
      ) : null}
    </div>
  );
}
