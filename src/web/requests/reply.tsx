// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { FormVersion } from '../../membership/use-cases/form/read-form.js';
import { Questions } from '../application-form/questions.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { type FormState, TextArea } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { PostForm } from '../components/post-form.js';
import { useView } from '../view.js';

interface ReplyProps {
  readonly slug: string;
  readonly community: string;
  readonly question: string;
  readonly questions: FormVersion | undefined;
  readonly form: FormState;
}

/** The managers' question, and the request as it was sent, to be mended. */
export function Reply({ slug, community, question, questions, form }: ReplyProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: community, href: `/c/${slug}` },
          { text: t('request.crumb') },
        ]}
      />
      <PageHead title={t('request.title', { community })} lead={t('request.lead')} />
      <blockquote>{question}</blockquote>
      <PostForm action={`/c/${slug}/request`} fields={{ form: questions?.id }} form={form}>
        <TextArea
          name="reply"
          label={t('request.your_reply')}
          maxLength={2_000}
          form={form}
          required
        />
        {questions ? <Questions definition={questions.definition} form={form} /> : null}
        <TextArea name="message" label={t('join.message')} maxLength={2_000} form={form} />
        <div class="actions">
          <button type="submit" class="btn btn-primary">
            {t('request.send')}
          </button>
          <a href={`/c/${slug}`}>{t('join.cancel')}</a>
        </div>
      </PostForm>
    </div>
  );
}
