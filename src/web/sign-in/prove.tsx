// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** The older means is proven: the new one is one button away. */
export function ProveReady({ action }: { action: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.prove.ready.title')} lead={t('sign_in.prove.ready.lead')} />
      <ButtonForm action={action} fields={{ answer: 'link' }}>
        {t('sign_in.answer.link')}
      </ButtonForm>
    </div>
  );
}
