// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { FormDefinition, Question } from '../../membership/domain/form/definition.js';
import { Checkbox, RadioGroup } from '../components/choices.js';
import { type FormState, Select, TextArea, TextField } from '../components/field.js';
import { useView } from '../view.js';
import { fieldOf } from './filled.js';
import { wordsOf } from './words.js';

/** The questions of a community, as fields of whatever form they stand in. */
export function Questions({
  definition,
  form,
}: {
  definition: FormDefinition;
  form: FormState;
}): VNode {
  return (
    <>
      {Object.entries(definition.properties).map(([name, question]) => (
        <QuestionField
          key={name}
          name={fieldOf(name)}
          required={definition.required.includes(name)}
          {...{ question, form }}
        />
      ))}
    </>
  );
}

interface QuestionProps {
  readonly name: string;
  readonly question: Question;
  readonly required: boolean;
  readonly form: FormState;
}

function QuestionField({ name, question, required, form }: QuestionProps): VNode {
  const { locale, t } = useView();
  const { title, description: hint } = wordsOf(question, locale);
  const label = required ? title : t('form.optional', { title });
  const field = { name, label, hint, form, required };
  if (question.type === 'boolean') return <Checkbox {...field} />;
  if (question.type === 'integer') {
    const { minimum, maximum } = question;
    const limits = t('form.between', { minimum, maximum });
    return <TextField {...field} type="number" hint={hint ? `${hint} ${limits}` : limits} />;
  }
  if ('format' in question) return <TextField {...field} type={question.format} maxLength={254} />;
  if ('maxLength' in question) {
    const { maxLength } = question;
    return question['x-widget'] === 'line' ? (
      <TextField {...field} maxLength={maxLength} />
    ) : (
      <TextArea {...field} maxLength={maxLength} />
    );
  }
  const options = question.oneOf.map((option) => ({
    value: option.const,
    text: wordsOf(option, locale).title,
  }));
  if (question['x-widget'] === 'radio') {
    return <RadioGroup {...{ name, hint, form, required, options }} legend={label} />;
  }
  return <Select {...field} options={[{ value: '', text: t('form.choose') }, ...options]} />;
}
