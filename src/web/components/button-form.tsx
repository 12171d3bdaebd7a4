// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { Hidden } from './hidden.js';

export type ButtonLook =
  | 'primary'
  | 'outline-primary'
  | 'outline-secondary'
  | 'danger'
  | 'outline-danger';

interface ButtonFormProps {
  readonly action: string;
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Words for those who do not see what the button stands beside: "Approve: Giulia B.". */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** One act, one button: a form without fields to fill in. */
export function ButtonForm(props: ButtonFormProps): VNode {
  const { look = 'primary', small = false } = props;
  return (
    <form method="post" action={props.action}>
      <Hidden fields={props.fields ?? {}} />
      <button
        type="submit"
        class={`btn btn-${look}${small ? ' btn-sm' : ''}`}
        aria-label={props.label}
      >
        {props.children}
      </button>
    </form>
  );
}
