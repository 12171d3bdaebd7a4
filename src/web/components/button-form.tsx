// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { Sent } from '../lifecycle/refused.js';
import { PostForm } from './post-form.js';

export type ButtonLook =
  | 'primary'
  | 'outline-primary'
  | 'outline-secondary'
  | 'danger'
  | 'outline-danger';

interface ButtonFormProps extends Sent {
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Words for those who do not see what the button stands beside: "Approve: Giulia B.". */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** One act, one button: a form without fields to fill in. */
export function ButtonForm(props: ButtonFormProps): VNode {
  const { look = 'primary', small = false, label, children, ...sent } = props;
  return (
    <PostForm {...sent}>
      <button type="submit" class={classOf(look, small)} aria-label={label}>
        {children}
      </button>
    </PostForm>
  );
}

export const classOf = (look: ButtonLook, small: boolean): string =>
  `btn btn-${look}${small ? ' btn-sm' : ''}`;
