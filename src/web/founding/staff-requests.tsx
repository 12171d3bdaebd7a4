// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import { isOpen } from '../../membership/domain/founding/community-request.js';
import { levelOfManagers } from '../../membership/domain/founding/obstacles.js';
import type { RequestView } from '../../membership/use-cases/founding/read-request.js';
import { Alert } from '../components/alert.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { PostForm } from '../components/post-form.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { Messages, Promoters, RequestTag } from './case.js';
import { Wish } from './wish.js';

/** What was typed, and in which of the three forms. */
export interface CaseForms {
  readonly ask: FormState;
  readonly approve: FormState;
  readonly refuse: FormState;
}

interface StaffRequestProps {
  readonly view: RequestView;
  readonly forms: CaseForms;
  /** An address made from the name. */
  readonly suggested: string;
}

/** One request, with everything the staff may do about it. */
export function StaffRequest({ view, forms, suggested }: StaffRequestProps): VNode {
  const { locale, t } = useView();
  const { request, slug } = view;
  const date = formatDate(locale, request.createdAt);
  return (
    <StaffFrame title={request.name} lead={t('founding.staff.by', { name: view.requester, date })}>
      <p>
        <RequestTag status={request.status} />{' '}
        {slug ? <a href={`/staff/communities/${slug}`}>{t('founding.approved.go')}</a> : null}
      </p>
      {request.status === 'refused' ? (
        <Alert kind="warning" title={t('founding.reason')}>
          {request.reason ?? ''}
        </Alert>
      ) : null}
      <Wish request={request} managers />
      <Promoters view={view} />
      <Messages view={view} />
      {isOpen(request) ? <Decide {...{ view, forms, suggested }} /> : null}
    </StaffFrame>
  );
}

function Decide({ view, forms, suggested }: StaffRequestProps): VNode {
  const { t } = useView();
  const { request, obstacles: refused, founderLevel } = view;
  const levels = { required: t(`level.${levelOfManagers}`), current: t(`level.${founderLevel}`) };
  const here = `/staff/requests/${request.id}`;
  return (
    <>
      <section class="panel">
        <h2>{t('founding.staff.approve')}</h2>
        {refused.length === 0 ? (
          <Approve {...{ here, suggested }} form={forms.approve} />
        ) : (
          <>
            <p>{t('founding.staff.refused')}</p>
            <ul>
              {refused.map((why) => (
                <li key={why}>{t(`founding.obstacle.${why}`, levels)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section class="panel">
        <h2>{t('founding.staff.ask')}</h2>
        <Words action={`${here}/ask`} name="text" form={forms.ask} />
      </section>
      <section class="panel">
        <h2>{t('founding.staff.refuse')}</h2>
        <Words action={`${here}/refuse`} name="reason" form={forms.refuse} />
      </section>
    </>
  );
}

interface ApproveProps {
  readonly here: string;
  readonly suggested: string;
  readonly form: FormState;
}

function Approve({ here, suggested, form }: ApproveProps): VNode {
  const { t } = useView();
  return (
    <EntryForm
      action={`${here}/approve`}
      form={form}
      submit={t('founding.staff.approve.send')}
      narrow
    >
      <p>{t('founding.staff.approve.text')}</p>
      <TextField
        name="slug"
        label={t('founding.staff.slug')}
        hint={t('founding.staff.slug.hint')}
        initial={suggested}
        form={form}
        required
      />
    </EntryForm>
  );
}

interface WordsProps {
  readonly action: string;
  /** A question, or the reason of a refusal. */
  readonly name: 'text' | 'reason';
  readonly form: FormState;
}

function Words({ action, name, form }: WordsProps): VNode {
  const { t } = useView();
  const asks = name === 'text';
  return (
    <PostForm action={action} form={form} class="narrow">
      <TextArea
        name={name}
        label={asks ? t('founding.staff.ask') : t('founding.reason')}
        hint={asks ? t('founding.staff.ask.hint') : t('founding.staff.refuse.hint')}
        maxLength={asks ? 4_000 : 2_000}
        form={form}
        required
      />
      <button type="submit" class={`btn btn-outline-${asks ? 'primary' : 'danger'}`}>
        {asks ? t('founding.staff.ask.send') : t('founding.staff.refuse.send')}
      </button>
    </PostForm>
  );
}
