// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { ButtonLook } from './button-form.js';
import { ErrorSummary } from './error-summary.js';
import type { FormState } from './field.js';

interface EntryFormProps {
  readonly action: string;
  readonly form: FormState;
  /** What the button says. */
  readonly submit: string;
  readonly look?: ButtonLook;
  /** Whether its lines are kept short where the page is wide. */
  readonly narrow?: boolean;
  /** Other buttons, after the one that a line feed presses. */
  readonly further?: ComponentChildren;
  /** The fields. */
  readonly children: ComponentChildren;
}

/** A form to be filled in: what is wrong stands first, the button last. The server checks, in words of ours. */
export function EntryForm({ action, form, submit, ...rest }: EntryFormProps): VNode {
  const { look = 'primary', narrow = false, further, children } = rest;
  return (
    <form method="post" action={action} class={narrow ? 'narrow' : undefined} noValidate>
      <ErrorSummary form={form} />
      {children}
      <button type="submit" class={`btn btn-${look}`}>
        {submit}
      </button>
      {further}
    </form>
  );
}
