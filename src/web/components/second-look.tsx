// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { ButtonForm } from './button-form.js';
import { Offered } from './offered.js';

interface SecondLookProps {
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What is to be done, in words. */
  readonly open: string;
  /** Words for those who do not see what it stands beside. */
  readonly label?: string;
  /** What will happen. */
  readonly effect: string;
  /** What the button says that does it. */
  readonly confirm: string;
}

/** A grave act is two steps: first what will happen is read, then the button is there. */
export function SecondLook(props: SecondLookProps): VNode {
  const { action, fields, open, label, effect, confirm } = props;
  return (
    <Offered forms={[{ action, ...(fields && { fields }) }]}>
      <details class="disclosure disclosure--inline">
        <summary aria-label={label}>{open}</summary>
        <p>{effect}</p>
        <ButtonForm action={action} {...(fields && { fields })} look="danger" small>
          {confirm}
        </ButtonForm>
      </details>
    </Offered>
  );
}
