// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ListedExport } from '../../membership/use-cases/exporting/read-exporting.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** When lists of members were taken along in which the reader may stand. */
export function Exports({ exports }: { readonly exports: readonly ListedExport[] }): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('exporting.mine')}</h2>
      <p>{t(exports.length > 0 ? 'exporting.mine.text' : 'exporting.mine.none')}</p>
      <ul class="rows">
        {exports.map(({ id, slug, community, at }) => (
          <li key={id}>
            <a href={`/c/${slug}`}>{community}</a>
            <Time at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
