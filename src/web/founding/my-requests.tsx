// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import { isOpen } from '../../membership/domain/founding/community-request.js';
import { levelOfManagers } from '../../membership/domain/founding/obstacles.js';
import type { listMyRequests } from '../../membership/use-cases/founding/list-requests.js';
import type { RequestView } from '../../membership/use-cases/founding/read-request.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { Messages, RequestTag } from './case.js';
import { Gathering } from './gathering.js';
import { Lacking } from './lacking.js';
import { Wish } from './wish.js';

type Listed = Awaited<ReturnType<typeof listMyRequests>>;

/** What somebody asked for, and what they are asked to sign. */
export function MyRequests({ list }: { list: Listed }): VNode {
  const { locale, t } = useView();
  return (
    <>
      <PageHead title={t('founding.mine')} lead={t('founding.mine.lead')} />
      {list.asked.length > 0 ? (
        <section class="section">
          <h2>{t('founding.asked')}</h2>
          <ul class="rows">
            {list.asked.map(({ requestId, name, requester, since }) => (
              <li key={requestId}>
                <div class="rows-main">
                  <h3>
                    <a href={`/requests/${requestId}`}>{name}</a>
                  </h3>
                  <p>
                    {t('founding.asked.by', { name: requester, date: formatDate(locale, since) })}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section class="section">
        <h2>{t('founding.mine')}</h2>
        {list.mine.length === 0 ? <p class="empty">{t('founding.mine.none')}</p> : null}
        <ul class="rows">
          {list.mine.map(({ id, name, status, createdAt }) => (
            <li key={id}>
              <div class="rows-main">
                <h3>
                  <a href={`/requests/${id}`}>{name}</a>
                </h3>
                <p>{t('founding.mine.sent', { date: formatDate(locale, createdAt) })}</p>
              </div>
              <RequestTag status={status} />
            </li>
          ))}
        </ul>
        <a class="btn btn-primary" href="/requests/new">
          {t('founding.propose')}
        </a>
      </section>
    </>
  );
}

/** What was typed: the answer to the staff, and who is named in the place of a promoter. */
export interface RequestForms {
  readonly answer: FormState;
  readonly promoters: FormState;
}

/** One request as its author follows it. */
export function MyRequest({ view, forms }: { view: RequestView; forms: RequestForms }): VNode {
  const { t } = useView();
  const { request, slug } = view;
  const here = `/requests/${request.id}`;
  return (
    <>
      <Breadcrumb
        crumbs={[{ text: t('founding.mine'), href: '/requests' }, { text: request.name }]}
      />
      <PageHead title={request.name} />
      <p>
        <RequestTag status={request.status} />
      </p>
      {request.status === 'refused' ? (
        <Alert kind="warning" title={t('founding.reason')}>
          {request.reason ?? ''}
        </Alert>
      ) : null}
      {request.status === 'lapsed' ? (
        <Alert kind="warning">
          <p>{t('founding.lapsed.text')}</p>
          <p>
            <a href="/requests/new">{t('founding.propose')}</a>
          </p>
        </Alert>
      ) : null}
      {slug ? (
        <Alert kind="success">
          <p>{t('founding.approved.text')}</p>
          <p>
            <a href={`/c/${slug}`}>{t('founding.approved.go')}</a>
          </p>
        </Alert>
      ) : null}
      {view.obstacles.includes('level') ? (
        <Lacking lack={{ required: levelOfManagers, level: view.founderLevel }}>
          <ButtonForm action={`${here}/confirm`} look="outline-primary">
            {t('founding.lacking.confirm')}
          </ButtonForm>
        </Lacking>
      ) : null}
      <Messages view={view} />
      {request.status === 'needs_info' ? <Answer here={here} form={forms.answer} /> : null}
      <section class="section">
        <h2>{t('founding.view.what')}</h2>
        <Wish request={request} managers />
      </section>
      <Gathering view={view} form={forms.promoters} />
      {isOpen(request) ? (
        <ButtonForm action={`${here}/withdraw`} look="outline-danger">
          {t('founding.withdraw')}
        </ButtonForm>
      ) : null}
    </>
  );
}

function Answer({ here, form }: { here: string; form: FormState }): VNode {
  const { t } = useView();
  return (
    <EntryForm action={`${here}/answer`} form={form} submit={t('founding.answer.send')} narrow>
      <TextArea name="text" label={t('founding.answer')} maxLength={4_000} form={form} required />
    </EntryForm>
  );
}
