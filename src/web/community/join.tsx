// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { SignInAct } from '../../membership/domain/joining/advice.js';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import type { FormVersion } from '../../membership/use-cases/form/read-form.js';
import { Questions } from '../application-form/questions.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { type FormState, TextArea } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { PageHead } from '../components/page-head.js';
import { PostForm } from '../components/post-form.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { TermsBoxes } from '../terms-of-use/terms-boxes.js';
import { useView } from '../view.js';
import { Alternatives } from './alternatives.js';
import type { JoinNotice } from './join-notice.js';
import { ProofAhead } from './proof-ahead.js';
import type { ReturnAddress } from './return-address.js';

interface JoinProps {
  readonly page: CommunityPage;
  readonly back: ReturnAddress;
  readonly form: FormState;
  /** What goes with a request. */
  readonly questions: FormVersion | undefined;
  /** Terms to accept. */
  readonly owed: readonly OwedTerms[];
  readonly notice: JoinNotice | undefined;
  /** The sign-in that is asked for when the form is sent. */
  readonly proof: SignInAct | undefined;
  /** Of a configured provider instance, for people. */
  readonly nameOf: (instance: string) => string;
}

/** One page before joining: what happens, and one button. */
export function Join({
  page,
  back,
  form,
  questions,
  owed,
  notice,
  proof,
  nameOf,
}: JoinProps): VNode {
  const { t } = useView();
  const { community, text } = page;
  const name = text.name;
  const asks = page.viewer.joining === 'submit';
  const title = asks
    ? t('join.title.request', { community: name })
    : t('join.title', { community: name });
  const [unmet] = page.viewer.unmet;
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: name, href: `/c/${community.slug}` },
          { text: t('join.crumb') },
        ]}
      />
      <PageHead title={title} lead={text.summary} />
      {back.kind === 'refused' ? (
        <Alert kind="warning">{t('join.return_not_registered')}</Alert>
      ) : null}
      {notice ? <Alert kind="warning">{t(notice)}</Alert> : null}
      {proof ? <ProofAhead {...{ proof, nameOf }} how="join.proof.how" /> : null}
      {unmet && !proof ? (
        <Alert kind="warning" title={t('join.not_possible')}>
          {t(`error.${unmet.code}`)}
          <Alternatives
            slug={community.slug}
            alternatives={page.viewer.alternatives}
            nameOf={nameOf}
          />
        </Alert>
      ) : (
        <Confirm {...{ page, back, form, questions, owed }} />
      )}
      {unmet && !proof && back.kind === 'portal' ? (
        <a class="btn btn-primary" href={back.url}>
          {t('join.back_to', { portal: back.name })}
        </a>
      ) : null}
    </div>
  );
}

function Confirm({
  page,
  back,
  form,
  questions,
  owed,
}: Omit<JoinProps, 'nameOf' | 'notice' | 'proof'>): VNode {
  const { t, viewer } = useView();
  const { community } = page;
  const asks = page.viewer.joining === 'submit';
  const happens = [
    asks ? t('join.happens.approval', { count: community.serviceDays }) : t('join.happens.open'),
    t(`join.happens.visible.${community.memberList}`),
    t('join.happens.free'),
    ...(back.kind === 'portal' ? [t('join.happens.back', { portal: back.name })] : []),
  ];
  return (
    <>
      <h2>{t('join.happens')}</h2>
      <ul class="checklist">
        {happens.map((sentence) => (
          <li key={sentence}>
            <Icon name="check-circle" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <p>{t('join.as', { name: viewer?.displayName ?? '' })}</p>
      <PostForm
        action={`/c/${community.slug}/join`}
        fields={{ ...hiddenFields(back), form: questions?.id }}
        form={form}
      >
        {questions ? <Questions definition={questions.definition} form={form} /> : null}
        {asks ? (
          <TextArea
            name="message"
            label={t('join.message')}
            hint={t('join.message.hint')}
            maxLength={2_000}
            form={form}
          />
        ) : null}
        <TermsBoxes {...{ owed, form }} community={page.text.name} />
        <div class="actions">
          <button type="submit" class="btn btn-primary">
            <JoinWords asks={asks} back={back} />
          </button>
          <a href={back.kind === 'portal' ? back.url : `/c/${community.slug}`}>
            {t('join.cancel')}
          </a>
        </div>
      </PostForm>
    </>
  );
}

function JoinWords({ asks, back }: { asks: boolean; back: ReturnAddress }): VNode {
  const { t } = useView();
  if (asks) return <>{t('join.button.request')}</>;
  if (back.kind === 'portal') return <>{t('join.button.back', { portal: back.name })}</>;
  return <>{t('join.button')}</>;
}

export const hiddenFields = (back: ReturnAddress): Record<string, string | undefined> =>
  back.kind === 'portal' ? { client_id: back.clientId, return_to: back.url } : {};
