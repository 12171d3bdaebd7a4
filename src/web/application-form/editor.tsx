// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  emptyDefinition,
  kindOf,
  type FormDefinition,
} from '../../membership/domain/form/definition.js';
import type { FormWorkView } from '../../membership/use-cases/form/read-form-work.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { emptyForm, type FormState } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';
import { QuestionForm } from './question-form.js';
import { Questions } from './questions.js';
import { wordsOf } from './words.js';

interface EditorProps {
  readonly slug: string;
  readonly work: FormWorkView;
  readonly question: { readonly name: string | undefined; readonly form: FormState };
}

/** The questions of a community: what is asked, what is being changed, and how it will look. */
export function FormEditor({ slug, work, question }: EditorProps): VNode {
  const { t } = useView();
  const change = { action: `/c/${slug}/manage/form` };
  const definition = work.draft ?? work.published?.definition ?? emptyDefinition;
  return (
    <>
      <p class="lead">{t('form.lead')}</p>
      {work.draft ? <Publish slug={slug} /> : null}
      <section class="section">
        <h2>{t('form.questions')}</h2>
        <QuestionList {...{ slug, definition }} />
      </section>
      <Offered forms={[change]}>
        <section class="section" id="question">
          <h2>{t(question.name === undefined ? 'form.new' : 'form.edit')}</h2>
          <QuestionForm slug={slug} {...question} />
        </section>
      </Offered>
      <section class="section">
        <h2>{t('form.preview')}</h2>
        <fieldset disabled class="panel">
          <legend class="visually-hidden">{t('form.preview')}</legend>
          <Questions definition={definition} form={emptyForm} />
        </fieldset>
      </section>
    </>
  );
}

function Publish({ slug }: { slug: string }): VNode {
  const { t } = useView();
  const publish = { action: `/c/${slug}/manage/form/publish` };
  const drop = { action: `/c/${slug}/manage/form/drop` };
  return (
    <Alert kind="warning" title={t('form.unpublished')}>
      <Offered forms={[publish, drop]}>
        <div class="actions">
          <ButtonForm {...publish}>{t('form.publish')}</ButtonForm>
          <ButtonForm {...drop} look="outline-secondary">
            {t('form.drop')}
          </ButtonForm>
        </div>
      </Offered>
    </Alert>
  );
}

function QuestionList({ slug, definition }: { slug: string; definition: FormDefinition }): VNode {
  const { locale, t } = useView();
  const entries = Object.entries(definition.properties);
  if (entries.length === 0) return <p class="empty">{t('form.none')}</p>;
  return (
    <ul class="rows">
      {entries.map(([name, question], at) => {
        const { title } = wordsOf(question, locale);
        const kind = t(`form.kind.${kindOf(question)}`);
        const action = `/c/${slug}/manage/form/questions/${name}`;
        const isRequired = definition.required.includes(name);
        return (
          <li key={name}>
            <div class="rows-main">
              <h3>{title}</h3>
              <p>{isRequired ? t('form.kind_required', { kind }) : kind}</p>
            </div>
            <Offered forms={[{ action }]}>
              <div class="actions">
                <a
                  class="btn btn-outline-primary btn-sm"
                  href={`?question=${name}#question`}
                  aria-label={t('form.edit_label', { title })}
                >
                  {t('form.edit_button')}
                </a>
                {at > 0 ? (
                  <ButtonForm
                    action={action}
                    fields={{ change: 'raise' }}
                    look="outline-secondary"
                    label={t('form.raise_label', { title })}
                    small
                  >
                    {t('form.raise')}
                  </ButtonForm>
                ) : null}
                <ButtonForm
                  action={action}
                  fields={{ change: 'remove' }}
                  look="outline-danger"
                  label={t('form.remove_label', { title })}
                  small
                >
                  {t('form.remove')}
                </ButtonForm>
              </div>
            </Offered>
          </li>
        );
      })}
    </ul>
  );
}
