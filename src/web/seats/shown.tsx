// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';

/** The organisations that take part in a community, for whom it lets see its members. */
export function Seats({ names }: { names: readonly string[] }): VNode | null {
  const { t } = useView();
  if (names.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('seats.title')}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
