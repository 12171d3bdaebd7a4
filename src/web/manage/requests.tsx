// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { listJoinRequests } from '../../membership/use-cases/list-join-requests.js';
import { Answers } from '../application-form/answers.js';
import { ButtonForm } from '../components/button-form.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

type JoinRequestPage = Awaited<ReturnType<typeof listJoinRequests>>;
type WaitingRequest = JoinRequestPage['items'][number];

interface RequestsProps {
  readonly slug: string;
  readonly requests: JoinRequestPage;
  /** The refusal that lacked its reason. */
  readonly failed: { readonly requestId: string; readonly form: FormState } | undefined;
}

/** Who asks to be let in: one click says yes, a reason says no. */
export function Requests({ slug, requests, failed }: RequestsProps): VNode {
  const { t } = useView();
  const { items, next } = requests;
  return (
    <section class="section">
      <h2>{t('manage.requests')}</h2>
      {items.length === 0 ? <p class="empty">{t('manage.requests.none')}</p> : null}
      <ul class="rows">
        {items.map((request) => (
          <Request
            {...{ slug, request }}
            form={failed?.requestId === request.id ? failed.form : undefined}
            key={request.id}
          />
        ))}
      </ul>
      <Pagination next={next} />
    </section>
  );
}

interface RequestProps {
  readonly slug: string;
  readonly request: WaitingRequest;
  readonly form: FormState | undefined;
}

function Request({ slug, request, form }: RequestProps): VNode {
  const { locale, t } = useView();
  const { id, displayName, legalName, message, level, createdAt, answers, waitsForReply } = request;
  const sent = { date: formatDate(locale, createdAt), level: t(`level.${level}`) };
  return (
    <li>
      <div class="rows-main">
        <h3>{displayName}</h3>
        {legalName ? <p>{t('manage.requests.legal_name', { name: legalName })}</p> : null}
        <p>{t('manage.requests.sent', sent)}</p>
        {message ? <blockquote>{message}</blockquote> : null}
        <Answers answers={answers} />
        <Inquiry request={request} />
        {waitsForReply ? null : (
          <>
            <Refusal {...{ slug, request, form }} />
            <Question {...{ slug, request, form }} />
          </>
        )}
      </div>
      {waitsForReply ? null : <Approve {...{ slug, id, displayName }} />}
    </li>
  );
}

function Approve({
  slug,
  id,
  displayName,
}: Pick<WaitingRequest, 'id' | 'displayName'> & { readonly slug: string }): VNode {
  const { t } = useView();
  return (
    <ButtonForm
      action={`/c/${slug}/manage/requests/${id}`}
      fields={{ decision: 'approve' }}
      small
      label={t('manage.requests.approve_label', { name: displayName })}
    >
      {t('manage.requests.approve')}
    </ButtonForm>
  );
}

/** What was asked and replied, and when the answer is due. */
function Inquiry({ request }: { request: WaitingRequest }): VNode {
  const { locale, t } = useView();
  const { question, reply, waitsForReply, expectedBy } = request;
  const due = { date: formatDate(locale, expectedBy) };
  const isLate = expectedBy < new Date();
  return (
    <>
      {question ? (
        <dl class="facts">
          <div>
            <dt>{t('request.asked')}</dt>
            <dd>{question}</dd>
          </div>
          {reply ? (
            <div>
              <dt>{t('request.replied')}</dt>
              <dd>{reply}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      <p>
        {waitsForReply ? (
          <Tag>{t('request.waits')}</Tag>
        ) : (
          <Tag tone={isLate ? 'danger' : 'info'}>{t('request.due', due)}</Tag>
        )}
      </p>
    </>
  );
}

function Question({ slug, request, form }: RequestProps): VNode {
  const { t } = useView();
  const { id, displayName: name } = request;
  const action = `/c/${slug}/manage/requests/${id}/ask`;
  return (
    <Offered forms={[{ action }]}>
      <details class="disclosure disclosure--inline" open={form?.errors['question'] !== undefined}>
        <summary aria-label={t('request.ask_label', { name })}>{t('request.ask')}</summary>
        <EntryForm
          action={action}
          form={form}
          submit={t('request.ask.send')}
          look="outline-primary"
          small
        >
          <TextArea
            id={`question-${id}`}
            name="question"
            label={t('request.question', { name })}
            hint={t('request.question.hint')}
            rows={3}
            maxLength={2_000}
            {...(form && { form })}
            required
          />
        </EntryForm>
      </details>
    </Offered>
  );
}

function Refusal({ slug, request, form }: RequestProps): VNode {
  const { t } = useView();
  const name = request.displayName;
  const sent = {
    action: `/c/${slug}/manage/requests/${request.id}`,
    fields: { decision: 'reject' },
  };
  return (
    <Offered forms={[sent]}>
      <details class="disclosure disclosure--inline" open={form?.errors['reason'] !== undefined}>
        <summary aria-label={t('manage.requests.reject_label', { name })}>
          {t('manage.requests.reject')}
        </summary>
        <EntryForm
          {...sent}
          form={form}
          submit={t('manage.requests.reject.send')}
          look="outline-danger"
          small
        >
          <TextArea
            id={`reason-${request.id}`}
            name="reason"
            label={t('manage.requests.reason', { name })}
            hint={t('manage.requests.reason.hint')}
            rows={3}
            maxLength={2_000}
            {...(form && { form })}
            required
          />
          <Checkbox
            id={`may-reapply-${request.id}`}
            name="may_reapply"
            label={t('manage.requests.may_reapply')}
            {...(form && { form })}
          />
        </EntryForm>
      </details>
    </Offered>
  );
}
