// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Level } from '../../kernel/level.js';
import type { Intent } from '../../sign-in/domain/attempt.js';
import { PageHead } from '../components/page-head.js';
import { ProviderChoice } from '../components/provider-choice.js';
import type { SignInOffers } from '../deps.js';
import { useView } from '../view.js';

export interface StepUpProps {
  /** What is missing, in words. */
  readonly lead: string;
  readonly minimum: Level;
  readonly intent: Intent;
  /** Whether a form was sent that will be found again filled in. */
  readonly kept: boolean;
  readonly returnTo: string;
  readonly offers: SignInOffers;
}

/** Which proof is missing, and the means that give it; afterwards the same page again. */
export function StepUp({ lead, minimum, intent, kept, returnTo, offers }: StepUpProps): VNode {
  const { t } = useView();
  const { groups, unavailable = [] } = offers;
  const none = Object.values(groups).every((group) => group.length === 0);
  return (
    <div class="narrow">
      <PageHead title={t('step_up.title')} lead={lead} />
      {kept ? <p>{t('step_up.kept')}</p> : null}
      {none ? <p class="empty">{t('step_up.none')}</p> : null}
      <ProviderChoice
        groups={groups}
        unavailable={unavailable}
        action={(instance) => `/sign-in/${instance}/start`}
        fields={{ intent, return_to: returnTo, minimum }}
      />
      <p>
        <a href={returnTo}>{t('step_up.back')}</a> · <a href="/come-accedere">{t('how.title')}</a> ·{' '}
        <a href="/contatti">{t('contact.title')}</a>
      </p>
    </div>
  );
}
