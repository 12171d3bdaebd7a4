// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { ButtonForm } from './button-form.js';
import { Tag } from './tag.js';
import { Time } from './time.js';

interface Holder {
  readonly id: string;
  readonly displayName: string;
  readonly status: string;
  readonly validUntil: Date | undefined;
  /** Until when who is asked may answer. */
  readonly answerBy?: Date | undefined;
}

interface OfficeHoldersProps {
  readonly holders: readonly Holder[];
  /** The address under which each is ended, without their id. */
  readonly address: string;
  readonly until: string;
  readonly end: string;
  /** What the button is called for those who do not see whom it stands beside. */
  readonly endLabel: (name: string) => string;
}

/** Who holds an office, or is asked to, until when, and the button that ends it. */
export function OfficeHolders(props: OfficeHoldersProps): VNode {
  const { t } = useView();
  return (
    <ul class="rows">
      {props.holders.map(({ id, displayName, status, validUntil, answerBy }) => (
        <li key={id}>
          <div class="rows-main">
            <h3>{displayName}</h3>
            {validUntil ? (
              <p>
                <Time after={props.until} at={validUntil} />
              </p>
            ) : null}
            {status === 'offered' ? (
              <Tag tone="warning">{t('organisation.representatives.offered')}</Tag>
            ) : null}
            {answerBy ? (
              <p>
                <Time after={t('organisation.representatives.answer_by')} at={answerBy} />
              </p>
            ) : null}
          </div>
          <ButtonForm
            action={`${props.address}/${id}/end`}
            look="outline-danger"
            small
            label={props.endLabel(displayName)}
          >
            {props.end}
          </ButtonForm>
        </li>
      ))}
    </ul>
  );
}
