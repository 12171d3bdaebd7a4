// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { Locale, Translate } from '../../i18n/translate.js';
import type { AnsweredQuestion } from '../../membership/domain/form/answers.js';
import { useView } from '../view.js';
import { wordsOf } from './words.js';

/** What somebody answered, for those who decide. */
export function Answers({ answers }: { answers: readonly AnsweredQuestion[] }): VNode | null {
  const { locale, t } = useView();
  if (answers.length === 0) return null;
  return (
    <dl class="facts">
      {answers.map((one) => (
        <div key={one.name}>
          <dt>{wordsOf(one.question, locale).title}</dt>
          <dd>{answerWords(one, { locale, t })}</dd>
        </div>
      ))}
    </dl>
  );
}

function answerWords(
  { question, answer }: AnsweredQuestion,
  { locale, t }: { locale: Locale; t: Translate },
): string {
  if (typeof answer === 'boolean') return t('form.yes');
  if ('oneOf' in question) {
    const option = question.oneOf.find((one) => one.const === answer);
    return option ? wordsOf(option, locale).title : String(answer);
  }
  if ('format' in question && question.format === 'date') {
    return formatDate(locale, new Date(`${answer}T12:00:00Z`));
  }
  return String(answer);
}
