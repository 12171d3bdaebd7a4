// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ReviewForStaff } from '../../identity/use-cases/reviewing/read-reviews.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';
import { Means, Side } from './review-side.js';

interface ReviewPageProps {
  readonly review: ReviewForStaff;
  readonly form: FormState;
  readonly nameOf: (instance: string) => string;
}

/** One case: what the means said, what each profile says, and the question whether they are one person. */
export function ReviewPage({ review, form, nameOf }: ReviewPageProps): VNode {
  const { t } = useView();
  const { kind, status } = review;
  return (
    <StaffFrame title={t(`staff.review.kind.${kind}`)} lead={t(`staff.review.kind.${kind}.text`)}>
      <div class="cards">
        <Means review={review} nameOf={nameOf} />
        {review.sides.map((side) => (
          <Side side={side} nameOf={nameOf} key={side.id} />
        ))}
      </div>
      {status === 'proposed' ? <Proposal review={review} /> : null}
      {status === 'decided' ? (
        <Decision review={review} />
      ) : (
        <VerdictForm review={review} form={form} />
      )}
    </StaffFrame>
  );
}

function Proposal({ review }: { review: ReviewForStaff }): VNode {
  const { t } = useView();
  return (
    <Alert kind="info" title={t('staff.review.proposed', { name: review.proposedByName ?? '' })}>
      <p>{review.reason}</p>
    </Alert>
  );
}

function VerdictForm({ review, form }: Pick<ReviewPageProps, 'review' | 'form'>): VNode {
  const { t } = useView();
  const joining = review.mayJoin ? (['same_person', 'apart'] as const) : (['apart'] as const);
  const proposed = review.status === 'proposed';
  const effect = (verdict: 'same_person' | 'apart') =>
    verdict === 'same_person' && !proposed
      ? t('staff.review.effect.propose')
      : t(`staff.review.effect.${verdict}.${review.kind}`);
  return (
    <section class="panel">
      <h2>{t('staff.review.decide')}</h2>
      <EntryForm
        action={`/staff/reviews/${review.id}/decide`}
        form={form}
        submit={t('staff.review.decide.send')}
      >
        <RadioGroup
          name="verdict"
          legend={t('staff.review.question')}
          form={form}
          options={joining.map((value) => ({
            value,
            text: `${t(`staff.review.verdict.${value}`)}: ${effect(value)}`,
          }))}
        />
        <TextArea
          name="reason"
          label={t('staff.member.reason')}
          hint={t('staff.review.reason.hint')}
          form={form}
          maxLength={1_000}
          required
        />
      </EntryForm>
    </section>
  );
}

function Decision({ review }: { review: ReviewForStaff }): VNode {
  const { t } = useView();
  const { id, verdict, reason, decidedAt, decidedByName, proposedByName } = review;
  const names = [proposedByName, decidedByName].filter(Boolean).join(', ');
  return (
    <section class="panel">
      <h2>{verdict ? t(`staff.review.verdict.${verdict}`) : ''}</h2>
      <p>
        {decidedAt ? <Time after={t('staff.review.decided', { names })} at={decidedAt} /> : names}
      </p>
      <p>{reason}</p>
      {review.undoUntil ? (
        <>
          <p>
            <Time after={t('staff.review.undo.text')} at={review.undoUntil} />.
          </p>
          <ButtonForm action={`/staff/reviews/${id}/undo`} look="outline-danger">
            {t('staff.review.undo')}
          </ButtonForm>
        </>
      ) : null}
    </section>
  );
}
