// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MyDelegation } from '../../membership/use-cases/seats/my-delegations.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { ButtonForm } from '../components/button-form.js';
import type { FormState } from '../components/field.js';
import { MeFrame } from '../me/frame.js';
import { AcceptOrDecline } from '../terms-of-use/accept-or-decline.js';
import { useView } from '../view.js';

interface AnswerProps {
  readonly delegation: MyDelegation;
  /** Terms to accept together with it. */
  readonly owed: readonly OwedTerms[];
  readonly form: FormState;
}

/** What it means to sit for the organisation, and the answer. */
export function AnswerDelegation({ delegation, owed, form }: AnswerProps): VNode {
  const { t } = useView();
  const { id, status, organisation, community } = delegation;
  const action = `/me/organisations/delegations/${id}`;
  const title = t('delegations.answer.title', { community: community.name, organisation });
  return (
    <MeFrame title={title}>
      <ul>
        <li>{t('delegations.answer.joins')}</li>
        <li>{t('delegations.answer.told')}</li>
        <li>{t('delegations.answer.ends')}</li>
        <li>{t('delegations.answer.level')}</li>
        <li>
          <a href={`/c/${community.slug}`}>{t('invitation.about')}</a>
        </li>
      </ul>
      {status === 'offered' && community.status === 'frozen' ? (
        <p>{t('me.offers.stopped')}</p>
      ) : null}
      {status === 'offered' ? (
        <AcceptOrDecline
          {...{ action, owed, form }}
          about={community.status}
          community={community.name}
          accept={t('delegations.accept')}
          decline={t('delegations.decline')}
        />
      ) : (
        <ButtonForm action={action} fields={{ answer: 'resign' }} look="outline-danger">
          {t('delegations.resign')}
        </ButtonForm>
      )}
    </MeFrame>
  );
}
