// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** Once, after the first sign-in: what is known and why (GDPR, art. 13). It informs; it asks for nothing. */
export function Notice({ action, name }: { action: string; name: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.notice.title')} lead={t('sign_in.notice.lead', { name })} />
      <ul>
        <li>{t('sign_in.notice.what')}</li>
        <li>{t('sign_in.notice.fiscal_code')}</li>
        <li>{t('sign_in.notice.portals')}</li>
        <li>{t('sign_in.notice.rights')}</li>
      </ul>
      <p>
        <a href="/privacy">{t('sign_in.notice.privacy')}</a>
      </p>
      <ButtonForm action={action}>{t('sign_in.notice.continue')}</ButtonForm>
    </div>
  );
}

export function SignOut(): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_out.title')} lead={t('sign_out.lead')} />
      <ButtonForm action="/sign-out">{t('sign_out')}</ButtonForm>
    </div>
  );
}
