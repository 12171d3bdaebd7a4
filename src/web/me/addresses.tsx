// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ProvenAddress } from '../../identity/use-cases/remove-address.js';
import { ButtonForm } from '../components/button-form.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

/** The addresses that the person has proven; the last one stays. */
export function Addresses({ addresses }: { addresses: readonly ProvenAddress[] }): VNode | null {
  const { t } = useView();
  if (addresses.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('addresses.title')}</h2>
      <p>{t('addresses.lead')}</p>
      <ul class="rows">
        {addresses.map(({ id, address, isPrimary }) => (
          <li key={id}>
            <div class="rows-main">
              <p>
                <strong>{address}</strong>{' '}
                {isPrimary ? <Tag tone="info">{t('addresses.primary')}</Tag> : null}
              </p>
            </div>
            {addresses.length === 1 ? (
              <p class="rows-aside">{t('error.address.last')}</p>
            ) : (
              <ButtonForm
                action={`/me/identities/addresses/${id}/remove`}
                look="outline-danger"
                small
                label={t('addresses.remove_label', { address })}
              >
                {t('addresses.remove')}
              </ButtonForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
