// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
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
  readonly form: FormState;
  /** The words of the two buttons. */
  readonly accept: string;
  readonly decline: string;
}

/** The two answers to something that makes a member. */
export function AcceptOrDecline(props: AcceptOrDeclineProps): VNode {
  const { action, community, owed, form, accept, decline } = props;
  return (
    <div class="actions">
      <form method="post" action={action} noValidate>
        <Hidden fields={{ answer: 'accept' }} />
        <ErrorSummary form={form} />
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
