// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  isOpen,
  type CommunityRequest,
} from '../../membership/domain/founding/community-request.js';
import type { PromoterStatus } from '../../membership/domain/founding/promoter.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { Wish } from './wish.js';

interface PromoteProps {
  readonly request: CommunityRequest;
  readonly requester: string;
  /** What the reader has answered so far. */
  readonly status: PromoterStatus;
  /** Where the answer goes. */
  readonly action: string;
}

/** Whether to sign for a community: opening the page, also by a mail filter, does nothing. */
export function Promote({ request, requester, status, action }: PromoteProps): VNode {
  const { t, viewer } = useView();
  return (
    <div class="narrow">
      <PageHead
        title={t('founding.sign.title', { name: request.name })}
        lead={t('founding.sign.lead', { requester })}
      />
      <Wish request={request} />
      {status === 'invited' && isOpen(request) ? (
        <>
          <p>{t('founding.sign.what')}</p>
          <p>{viewer ? t('join.as', { name: viewer.displayName }) : t('founding.sign.sign_in')}</p>
          <div class="actions">
            <ButtonForm action={action} fields={{ answer: 'sign' }}>
              {t('founding.sign')}
            </ButtonForm>
            <ButtonForm action={action} fields={{ answer: 'decline' }} look="outline-secondary">
              {t('founding.decline')}
            </ButtonForm>
          </div>
        </>
      ) : (
        <p>{t(`founding.${status === 'invited' ? 'over' : status}`)}</p>
      )}
    </div>
  );
}

/** After saying no. */
export function PromotionDeclined({ name }: { name: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('founding.declined.title')} lead={t('founding.declined.lead', { name })} />
      <p>
        <a href="/c">{t('catalogue.title')}</a>
      </p>
    </div>
  );
}
