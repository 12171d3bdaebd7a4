// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MailKind } from '../../kernel/mail-kind.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** What a link in a mail leads to: one button, whoever looks. Nobody is named. */
export function Refuse({ kind, here }: { kind: MailKind; here: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('unsubscribe.title')} lead={t(`unsubscribe.${kind}`)} />
      <ButtonForm action={here} fields={{ 'List-Unsubscribe': 'One-Click' }}>
        {t('unsubscribe.act')}
      </ButtonForm>
      <p>{t('unsubscribe.still')}</p>
    </div>
  );
}

export function Refused({ kind }: { kind: MailKind }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('unsubscribe.done')} lead={t('unsubscribe.still')} />
      <p>
        <a href={kind === 'news' ? '/me/following' : '/me/mails'}>{t('unsubscribe.again')}</a>
      </p>
    </div>
  );
}
