// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** The page behind the one-time link: a link that is only opened, or fetched by a mail filter, does nothing. */
export function AcceptRole({ token }: { token: string }): VNode {
  const { t, viewer } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('staff.accept.title')} lead={t('staff.accept.lead')} />
      <p>{t('join.as', { name: viewer?.displayName ?? '' })}</p>
      <ButtonForm action={`/staff/accept/${token}`}>{t('staff.accept.button')}</ButtonForm>
    </div>
  );
}
