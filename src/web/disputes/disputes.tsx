// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type {
  DisputePage,
  ListedDispute,
} from '../../membership/use-cases/disputes/read-disputes.js';
import { Correspondence } from '../cases/correspondence.js';
import { MessageForm, VerdictForm, type CaseForms } from '../cases/forms.js';
import { Alert } from '../components/alert.js';
import type { Listed } from '../../kernel/pages.js';
import { Pagination } from '../components/pagination.js';
import { PageHead } from '../components/page-head.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

/** Disputes that wait for the staff, the oldest first. */
export function Disputes({ items, next }: Listed<ListedDispute>): VNode {
  const { locale, t } = useView();
  return (
    <StaffFrame title={t('disputes.title')}>
      {items.length === 0 ? <p class="empty">{t('disputes.none')}</p> : null}
      <ul class="rows">
        {items.map(({ id, community, openedByName, againstName, openedAt }) => (
          <li key={id}>
            <div class="rows-main">
              <h2>
                <a href={`/disputes/${id}`}>
                  {t('disputes.of', { by: openedByName, against: againstName })}
                </a>
              </h2>
              <p>
                {community}, {t('disputes.since', { date: formatDate(locale, openedAt) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Pagination next={next} />
    </StaffFrame>
  );
}

interface DisputeProps {
  readonly page: DisputePage;
  readonly forms: CaseForms;
}

/** One dispute for its parties and the staff: what each says, and the verdict. */
export function DisputeCase({ page, forms }: DisputeProps): VNode {
  const { locale, t } = useView();
  const { dispute, messages, decides, recused } = page;
  const { id, status, openedBy, openedByName, against, againstName } = dispute;
  const here = `/disputes/${id}`;
  const names = new Map([
    [openedBy, openedByName],
    [against, againstName],
  ]);
  const words = {
    upheld: t('disputes.verdict.upheld', { name: againstName }),
    dismissed: t('disputes.verdict.dismissed', { name: againstName }),
    send: t('disputes.decide'),
  };
  return (
    <div class="narrow">
      <PageHead
        title={t('disputes.of', { by: openedByName, against: againstName })}
        lead={dispute.community}
      />
      <p>{t('disputes.lead')}</p>
      <h2>{t('disputes.said')}</h2>
      <Correspondence
        messages={messages}
        heading={({ author, writtenAt }) =>
          t('appeals.person', {
            name: names.get(author) ?? t('disputes.staff'),
            date: formatDate(locale, writtenAt),
          })
        }
      />
      {status === 'open' ? <MessageForm here={here} forms={forms} /> : null}
      {recused ? <Alert>{t('disputes.recused')}</Alert> : null}
      {decides ? <VerdictForm {...{ here, forms, words }} /> : null}
      {status === 'open' ? null : (
        <Alert title={t(`disputes.status.${status}`)}>{dispute.reason ?? ''}</Alert>
      )}
    </div>
  );
}
