// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { listWaitingManagers } from '../../membership/use-cases/roles/countersign-manager.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

interface SecondSignatureProps {
  readonly slug: string;
  readonly waiting: Awaited<ReturnType<typeof listWaitingManagers>>;
}

/** The first manager after a caretaker is signed for by two people of the staff. */
export function SecondSignature({ slug, waiting }: SecondSignatureProps): VNode | null {
  const { t } = useView();
  if (waiting.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('staff.signature.title')}</h2>
      <p>{t('staff.signature.text')}</p>
      <ul class="rows">
        {waiting.map(({ grantId, displayName, maySign }) => (
          <li key={grantId}>
            <strong>{displayName}</strong>
            {maySign ? (
              <ButtonForm
                action={`/staff/communities/${slug}/signatures/${grantId}`}
                small
                label={t('staff.signature.sign_label', { name: displayName })}
              >
                {t('staff.signature.sign')}
              </ButtonForm>
            ) : (
              <span>{t('staff.signature.other')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
