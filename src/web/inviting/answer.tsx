// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { FormVersion } from '../../membership/use-cases/form/read-form.js';
import type { InvitationView } from '../../membership/use-cases/inviting/read-invitation.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { ProofAhead } from '../community/proof-ahead.js';
import type { JoinNotice } from '../community/join-notice.js';
import { Alert } from '../components/alert.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { AcceptOrDecline } from '../terms-of-use/accept-or-decline.js';
import { useView } from '../view.js';
import { ForSomebodyElse } from './for-somebody-else.js';

interface AnswerProps {
  readonly view: InvitationView;
  readonly token: string;
  /** Terms to accept together with the invitation. */
  readonly owed: readonly OwedTerms[];
  /** What goes with a request, where accepting becomes one. */
  readonly questions: FormVersion | undefined;
  readonly form: FormState;
  readonly notice: JoinNotice | undefined;
  /** Of a configured provider instance, for people. */
  readonly nameOf: (instance: string) => string;
}

/** The page behind the link of a letter: a link that is only opened, or fetched by a mail filter, does nothing. */
export function AnswerInvitation(props: AnswerProps): VNode {
  const { view, token, owed, questions, form, notice, nameOf } = props;
  const { locale, t, viewer } = useView();
  const { invitation, community, becomes, sentTo, proof, unmet } = view;
  const action = `/invitation/${token}`;
  return (
    <div class="narrow">
      <PageHead title={t('invitation.title', { community: community.name })} />
      {invitation.message ? <blockquote>{invitation.message}</blockquote> : null}
      <ul>
        <li>{t(becomes === 'join' ? 'invitation.joins' : 'invitation.asks')}</li>
        {invitation.role && becomes === 'join' ? (
          <li>{t('invitation.role', { role: t(`role.${invitation.role}`) })}</li>
        ) : null}
        <li>{t('invitation.until', { date: formatDate(locale, invitation.expiresAt) })}</li>
        <li>
          <a href={`/c/${community.slug}`}>{t('invitation.about')}</a>
        </li>
      </ul>
      <p>{viewer ? t('join.as', { name: viewer.displayName }) : t('invitation.sign_in')}</p>
      {sentTo ? <ForSomebodyElse address={sentTo} here={action} /> : null}
      {notice ? <Alert kind="warning">{t(notice)}</Alert> : null}
      {unmet ? (
        <Alert kind="warning" title={t('join.not_possible')}>
          {t(`error.${unmet.code}`)}
        </Alert>
      ) : null}
      {proof ? <ProofAhead {...{ proof, nameOf }} how="invitation.proof.how" /> : null}
      <AcceptOrDecline
        {...{ action, owed, questions, form }}
        community={community.name}
        accept={t(becomes === 'join' ? 'invitation.accept' : 'invitation.ask')}
        decline={t('invitation.decline')}
      />
    </div>
  );
}

/** After saying no. */
export function InvitationDeclined({ community }: { community: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead
        title={t('invitation.declined')}
        lead={t('invitation.declined.lead', { community })}
      />
      <p>
        <a href="/c">{t('catalogue.title')}</a>
      </p>
    </div>
  );
}
