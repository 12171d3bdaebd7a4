// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { KeptWithdrawal } from '../../sign-in/domain/withdrawal.js';
import { PageHead } from '../components/page-head.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** What became of a withdrawal, in plain words, and what could not be done. */
export function WithdrawalStatus({ kept, name }: { kept: KeptWithdrawal; name: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead
        title={t(`withdrawal.${kept.kind}.title`)}
        lead={t(`withdrawal.${kept.outcome}`, { name })}
      />
      <p>
        <Time after={t('withdrawal.received')} at={kept.receivedAt} />
      </p>
      {kept.outcome === 'erased' ? <p>{t('withdrawal.erased.register')}</p> : null}
      <p>
        <a href="/contatti">{t('withdrawal.contact')}</a>
      </p>
    </div>
  );
}
