// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatNumber } from '../../i18n/format.js';
import { provinces } from '../../kernel/province.js';
import type { Overview } from '../../membership/use-cases/read-overview.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

const columns = [...provinces, undefined];

/** Which topics communities of which province are about: empty cells are what a network lacks. */
export function Crossing({ topics }: { topics: Overview['topics']['items'] }): VNode | null {
  const { locale, t } = useView();
  if (topics.length === 0) return null;
  const title = t('network.crossing');
  return (
    <section class="section">
      <h2>{title}</h2>
      <p>{t('network.crossing.lead')}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="table table-sm">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('founding.field.topics')}</th>
              {columns.map((province) => (
                <th scope="col" key={province}>
                  {province
                    ? textOr(t, `province.${province}`, province)
                    : t('catalogue.whole_region')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {topics.map(({ topic, places }) => (
              <tr key={topic}>
                <th scope="row">{textOr(t, `topic.${topic}`, topic)}</th>
                {columns.map((column) => (
                  <td key={column}>
                    {formatNumber(
                      locale,
                      places.find(({ province }) => province === column)?.communities ?? 0,
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
