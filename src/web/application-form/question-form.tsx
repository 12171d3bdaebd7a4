// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { questionKinds } from '../../membership/domain/form/definition.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea, TextField } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { useView } from '../view.js';

interface QuestionFormProps {
  readonly slug: string;
  /** Of the question that is changed; undefined for a new one. */
  readonly name: string | undefined;
  readonly form: FormState;
}

/** Everything there is to say about one question; what its kind does not need is passed over. */
export function QuestionForm({ slug, name, form }: QuestionFormProps): VNode {
  const { t } = useView();
  const kinds = questionKinds.map((kind) => ({ value: kind, text: t(`form.kind.${kind}`) }));
  return (
    <EntryForm
      action={`/c/${slug}/manage/form`}
      form={form}
      submit={t(name === undefined ? 'form.add' : 'form.change')}
      look="outline-primary"
    >
      <Hidden fields={{ name }} />
      <TextField name="title" label={t('form.title')} maxLength={200} form={form} required />
      <TextField name="title_en" label={t('form.title_en')} maxLength={200} form={form} required />
      <Select name="kind" label={t('form.kind')} options={kinds} form={form} />
      <Checkbox name="required" label={t('form.required')} form={form} />
      <TextArea
        name="options"
        label={t('form.options')}
        hint={t('form.options.hint')}
        form={form}
        maxLength={8_000}
      />
      <TextField name="longest" label={t('form.longest')} type="number" form={form} />
      <TextField name="minimum" label={t('form.minimum')} type="number" form={form} />
      <TextField name="maximum" label={t('form.maximum')} type="number" form={form} />
      <TextField name="hint" label={t('form.hint')} maxLength={500} form={form} />
      <TextField name="hint_en" label={t('form.hint_en')} maxLength={500} form={form} />
    </EntryForm>
  );
}
