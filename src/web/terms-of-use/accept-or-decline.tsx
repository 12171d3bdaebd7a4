// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityStatus } from '../../membership/domain/community.js';
import type { FormVersion } from '../../membership/use-cases/form/read-form.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { Questions } from '../application-form/questions.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import type { FormState } from '../components/field.js';
import { TermsBoxes } from './terms-boxes.js';

interface AcceptOrDeclineProps {
  /** Where the answer goes, as its field `answer`. */
  readonly action: string;
  readonly community: string;
  /** How the community stands, where the page is none of it. */
  readonly about?: CommunityStatus;
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
  const { action, about, community, owed, questions, form, accept, decline } = props;
  return (
    <div class="actions">
      <EntryForm
        {...{ action, about }}
        fields={{ answer: 'accept', form: questions?.id }}
        form={form}
        submit={accept}
      >
        {questions ? <Questions definition={questions.definition} form={form} /> : null}
        <TermsBoxes {...{ owed, form, community }} />
      </EntryForm>
      <ButtonForm action={action} fields={{ answer: 'decline' }} look="outline-secondary">
        {decline}
      </ButtonForm>
    </div>
  );
}
