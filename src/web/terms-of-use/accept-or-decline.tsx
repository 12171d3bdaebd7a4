// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { FormVersion } from '../../membership/use-cases/form/read-form.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { Questions } from '../application-form/questions.js';
import { ButtonForm } from '../components/button-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import type { FormState } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { TermsBoxes } from './terms-boxes.js';

interface AcceptOrDeclineProps {
  /** Where the answer goes, as its field `answer`. */
  readonly action: string;
  readonly community: string;
  /** Terms to accept together with it. */
  readonly owed: readonly OwedTerms[];
  /** Questions to answer together with it. */
  readonly questions?: FormVersion | undefined;
  readonly form: FormState;
  /** The words of the two buttons. */
  readonly accept: string;
  readonly decline: string;
}

/** The two answers to something that makes a member. */
export function AcceptOrDecline(props: AcceptOrDeclineProps): VNode {
  const { action, community, owed, questions, form, accept, decline } = props;
  return (
    <div class="actions">
      <form method="post" action={action} noValidate>
        <Hidden fields={{ answer: 'accept', form: questions?.id }} />
        <ErrorSummary form={form} />
        {questions ? <Questions definition={questions.definition} form={form} /> : null}
        <TermsBoxes {...{ owed, form, community }} />
        <button type="submit" class="btn btn-primary">
          {accept}
        </button>
      </form>
      <ButtonForm action={action} fields={{ answer: 'decline' }} look="outline-secondary">
        {decline}
      </ButtonForm>
    </div>
  );
}
