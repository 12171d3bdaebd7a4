// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Translate } from '../../i18n/translate.js';
import type { Pending } from '../../sign-in/use-cases/keep-question.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

export type AskedQuestion = Extract<Pending['asked'], { question: string }>;
type Option = AskedQuestion['options'][number];

interface QuestionProps {
  readonly action: string;
  readonly asked: AskedQuestion;
  readonly nameOf: (instance: string) => string;
}

/** A question whose answers are buttons; nothing has changed until one is pressed. */
export function Question({ action, asked, nameOf }: QuestionProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={titleOf(t, asked)} lead={leadOf(t, asked)} />
      {asked.options.includes('merge') ? <p>{t('sign_in.question.undo')}</p> : null}
      <Ways asked={asked} nameOf={nameOf} />
      <div class="stack">
        {asked.options.map((option, index) => (
          <ButtonForm
            action={action}
            fields={{ answer: option }}
            look={index === 0 ? 'primary' : 'outline-primary'}
            key={option}
          >
            {answerOf(t, asked, option)}
          </ButtonForm>
        ))}
      </div>
    </div>
  );
}

/** What opens the profile already, so that nobody takes over what somebody else prepared for them. */
function Ways({ asked, nameOf }: Pick<QuestionProps, 'asked' | 'nameOf'>): VNode | null {
  const { t } = useView();
  if (asked.ways.length === 0) return null;
  const names = namesOf(t, asked);
  return (
    <>
      <h2 class="h4">{t('sign_in.question.ways', names)}</h2>
      <ul>
        {asked.ways.map(({ provider, label }) => (
          <li key={`${provider} ${label}`}>
            {[nameOf(provider), label].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
      <p>{t('sign_in.question.ways.warning')}</p>
    </>
  );
}

export const titleOf = (t: Translate, { question }: AskedQuestion): string =>
  t(`sign_in.question.${question}.title`);

/**
 * Names are the members' own; where one is missing, it is somebody not yet known here.
 * Two profiles of one person often have one name: then it is said which is which.
 */
function namesOf(t: Translate, asked: AskedQuestion): { current: string; other: string } {
  const current = asked.names.current ?? t('sign_in.someone');
  const other = asked.names.other ?? t('sign_in.someone');
  if (current !== other) return { current, other };
  const which = asked.question === 'two_accounts' ? 'by_code' : 'in_browser';
  return {
    current: t(`sign_in.alike.${which}.current`, { name: current }),
    other: t(`sign_in.alike.${which}.other`, { name: other }),
  };
}

function leadOf(t: Translate, asked: AskedQuestion): string {
  const names = namesOf(t, asked);
  const { question } = asked;
  if (question === 'which_account') return t('sign_in.question.which_account.lead');
  return t(`sign_in.question.${question}.lead`, names);
}

function answerOf(t: Translate, asked: AskedQuestion, option: Option): string {
  const names = namesOf(t, asked);
  switch (option) {
    case 'switch':
      return t('sign_in.answer.switch', names);
    case 'stay':
      return t('sign_in.answer.stay', names);
    case 'merge':
    case 'link':
    case 'postpone':
    case 'new':
      return t(`sign_in.answer.${option}`);
    default:
      return asked.accounts[Number(option.slice('account-'.length)) - 1] ?? t('sign_in.someone');
  }
}
