// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { Sent } from '../lifecycle/refused.js';
import { type ButtonLook, classOf } from './button-form.js';
import { emptyForm, type FormState } from './field.js';
import { PostForm } from './post-form.js';

interface EntryFormProps extends Sent {
  /** Left out where nothing comes back filled in: then the browser looks first. */
  readonly form?: FormState | undefined;
  /** What the button says. */
  readonly submit: string;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Whether its lines are kept short where the page is wide. */
  readonly narrow?: boolean;
  readonly class?: string;
  /** Other buttons, after the one that a line feed presses. */
  readonly further?: ComponentChildren;
  /** The fields. */
  readonly children: ComponentChildren;
}

/** A form to be filled in: what is wrong stands first, the button last. */
export function EntryForm(props: EntryFormProps): VNode {
  const { form, submit, children, ...rest } = props;
  const shown = 'form' in props ? (form ?? emptyForm) : undefined;
  const { look = 'primary', small = false, narrow = false, further, ...sent } = rest;
  return (
    <PostForm {...sent} form={shown} class={narrow ? 'narrow' : sent.class}>
      {children}
      <button type="submit" class={classOf(look, small)}>
        {submit}
      </button>
      {further}
    </PostForm>
  );
}
