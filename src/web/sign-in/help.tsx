// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';

/** The way to help, for who cannot sign in; the id tells us which request it was. */
export function Help({ correlationId }: { correlationId: string }): VNode {
  const { t } = useView();
  return (
    <ul class="list-inline">
      <li>
        <a href="/come-accedere">{t('sign_in.help')}</a>
      </li>
      <li>
        <a href={`/contatti?id=${encodeURIComponent(correlationId)}`}>{t('sign_in.contact')}</a>
      </li>
    </ul>
  );
}
