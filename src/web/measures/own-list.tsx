// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { MeasureSummary, type ListedMeasure } from './measure-list.js';

/** What was decided about the reader; nothing where nothing was. */
export function OwnMeasures({ measures }: { measures: readonly ListedMeasure[] }): VNode | null {
  const { t } = useView();
  if (measures.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('my_measures.title')}</h2>
      <ul class="rows">
        {measures.map((measure) => (
          <li key={measure.id}>
            <MeasureSummary
              measure={measure}
              title={measure.community?.name ?? t('measure.everywhere')}
            >
              <a href={`/me/measures/${measure.id}`}>{t('my_measures.read')}</a>
            </MeasureSummary>
          </li>
        ))}
      </ul>
    </section>
  );
}
