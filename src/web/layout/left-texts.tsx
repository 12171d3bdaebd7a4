// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';

/** What somebody had typed before they confirmed who they are, where the page has no place to put it back. */
export function LeftTexts({ texts }: { readonly texts: readonly string[] }): VNode | null {
  const { t } = useView();
  if (texts.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="left-texts">
      <h2 id="left-texts" class="h5">
        {t('step_up.left')}
      </h2>
      <p>{t('step_up.left.how')}</p>
      {texts.map((text) => (
        <blockquote key={text}>{text}</blockquote>
      ))}
    </section>
  );
}
