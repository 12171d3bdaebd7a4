// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Listed } from '../../kernel/pages.js';
import { Pagination } from '../components/pagination.js';
import { useView } from '../view.js';

/** The organisations that take part in a community, for whom it lets see its members. */
export function Seats({ seated }: { readonly seated: Listed<string> }): VNode | null {
  const { t } = useView();
  if (seated.items.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('seats.title')}</h2>
      <ul>
        {seated.items.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <Pagination next={seated.next} of={t('seats.title')} param="organisations" />
    </section>
  );
}
