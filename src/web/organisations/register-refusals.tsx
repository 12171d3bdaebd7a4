// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatNumber } from '../../i18n/format.js';
import type { KeptRefusal } from '../../membership/use-cases/organisations/read-register-refusals.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

/** Copies of the index of administrations that were not taken over, and how it goes on. */
export function RegisterRefusals({ refusals }: { refusals: readonly KeptRefusal[] }): VNode | null {
  const { t } = useView();
  if (refusals.length === 0) return null;
  return (
    <Alert kind="warning" title={t('staff.register.title')}>
      {refusals.map((refusal) => (
        <Refusal key={refusal.file} refusal={refusal} />
      ))}
    </Alert>
  );
}

function Refusal({ refusal }: { refusal: KeptRefusal }): VNode {
  const { locale, t } = useView();
  const { known, missing, skipped, hash } = refusal;
  const file = t(`staff.register.file.${refusal.file}`);
  const date = formatDate(locale, refusal.since);
  if (refusal.acceptedAt) return <p>{t('staff.register.accepted', { file })}</p>;
  if (!refusal.isDrop) {
    const wrong = formatNumber(locale, skipped);
    return <p>{t('staff.register.broken', { date, file, skipped: wrong })}</p>;
  }
  const counts = { missing: formatNumber(locale, missing), known: formatNumber(locale, known) };
  return (
    <>
      <p>{t('staff.register.drop', { date, file, ...counts })}</p>
      <p>
        {t('staff.register.hash')} <span class="code">{hash}</span>
      </p>
      <ButtonForm
        action="/staff/organisations/index/accept"
        fields={{ hash }}
        look="outline-primary"
      >
        {t('staff.register.accept')}
      </ButtonForm>
    </>
  );
}
