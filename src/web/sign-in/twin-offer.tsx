// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { PageHead } from '../components/page-head.js';
import { ProviderChoice, type ProviderGroups } from '../components/provider-choice.js';
import { useView } from '../view.js';
import { startOf } from './choose.js';

interface TwinOfferProps {
  /** The kinds of ways in that the other profile has. */
  readonly groups: ProviderGroups;
  readonly returnTo: string;
}

/** Another profile reads the same mailbox: whoever can sign in to it too may make one of the two. */
export function TwinOffer({ groups, returnTo }: TwinOfferProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.twin.title')} lead={t('sign_in.twin.lead')} />
      <p>{t('sign_in.twin.undo')}</p>
      <ProviderChoice
        groups={groups}
        action={startOf}
        fields={{ intent: 'link', return_to: returnTo }}
      />
      <a class="btn btn-outline-primary" href={returnTo}>
        {t('sign_in.twin.not_now')}
      </a>
    </div>
  );
}
