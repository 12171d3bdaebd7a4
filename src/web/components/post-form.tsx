// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { useGoesOn } from '../lifecycle/goes-on.js';
import type { Sent } from '../lifecycle/refused.js';
import { SentToProvider } from '../view.js';
import { ErrorSummary } from './error-summary.js';
import type { FormState } from './field.js';
import { Hidden } from './hidden.js';

interface PostFormProps extends Sent {
  /** Where there is something to fill in: what was typed, and what is wrong with it. */
  readonly form?: FormState | undefined;
  readonly class?: string | undefined;
  readonly children: ComponentChildren;
}

/**
 * Every form that changes something: nothing where it would be refused, what is wrong first where it comes back.
 * What is typed is checked by the server, in words of ours.
 */
export function PostForm(props: PostFormProps): VNode | null {
  const { action, fields = {}, about, form, children } = props;
  const goesOn = useGoesOn();
  if (!goesOn({ action, fields, about })) return null;
  return (
    <form method="post" action={action} class={props.class} noValidate={form !== undefined}>
      <SentToProvider value={action}>
        <Hidden fields={fields} />
        {form ? <ErrorSummary form={form} sentTo={action} /> : null}
        {children}
      </SentToProvider>
    </form>
  );
}
